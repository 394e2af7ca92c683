import Modelling

/// Tea that cools to the temperature of a room (Newton's law of cooling; SDXorg/test-models, samples/teacup).
struct Teacup: Flowing {
    static let sample = Evidence.published(
        "SDXorg/test-models, samples/teacup; the range is made up for the test.")

    @Parameter(
        "Time in which the difference with the room becomes e times smaller.", unit: .minutes, central: 10,
        range: 5...20, evidence: sample)
    var characteristicTime
    @Parameter(
        "Temperature of the room.", unit: .fahrenheit, central: 70, range: 60...80, evidence: sample)
    var room
    @Constant("Temperature of the tea when it is poured.", unit: .fahrenheit, value: 180, evidence: sample)
    var poured
    @Stock("Temperature of the tea.", unit: .fahrenheit, over: .whole, possible: 32...212)
    var temperature
    @Auxiliary("Net flow of heat into the tea.", unit: .fahrenheit / .minutes, over: .whole)
    var warming
    @Outcome(
        "Temperature of the tea.", formula: "temperature", unit: .fahrenheit, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 0.1, evidence: sample)
    var tea

    var changes: [(stock: Table, flow: Table)] { [(temperature, warming)] }

    func start() { temperature[0] = poured }

    // temperature' = (room − temperature) / characteristic time
    func flow(at time: Double) {
        warming[0] = (room - temperature[0]) / characteristicTime
        tea[0] = temperature[0]
    }
}
