import Modelling

/// A disease that goes from person to person (Kermack and McKendrick 1927; SDXorg/test-models, samples/SIR).
struct InfectiousDisease: Flowing {
    static let sample = Evidence.published(
        "SDXorg/test-models, samples/SIR; the range is made up for the test.")
    static let kinds = Axis("kinds", labels: ["susceptible", "infectious", "recovered"])

    @Parameter(
        "Contacts of a person in a day that would pass the disease on.", unit: .one / .days, central: 0.3,
        range: 0.2...0.4, evidence: sample)
    var contagion
    @Parameter("How long a person is infectious.", unit: .days, central: 5, range: 3...8, evidence: sample)
    var duration
    @Constant("People who can meet.", unit: .persons, value: 1_000, evidence: sample)
    var population
    @Constant("People who come in with the disease.", unit: .persons, value: 5, evidence: sample)
    var arrivals
    @Stock("People by their state.", unit: .persons, over: kinds, possible: 0...1_005)
    var people
    @Auxiliary("Net flow of people into each state.", unit: .persons / .days, over: kinds)
    var change
    @Outcomes(
        "People who are %.", formula: "people", for: kinds, unit: .persons, over: .whole, better: .neither,
        timing: .january, whole: .none, worthNaming: 1, evidence: sample)
    var shown

    var changes: [(stock: Table, flow: Table)] { [(people, change)] }

    func start() {
        people[0] = population
        people[1] = arrivals
        people[2] = .zero
    }

    // susceptible' = −contagion × susceptible × infectious / population; recovered' = infectious / duration
    func flow(at time: Double) {
        let succumbing = people[0] * people[1] / population * contagion
        let recovering = people[1] / duration
        change[0] = -succumbing
        change[1] = succumbing - recovering
        change[2] = recovering
        for kind in 0..<3 { shown[kind] = people[kind] }
    }
}
