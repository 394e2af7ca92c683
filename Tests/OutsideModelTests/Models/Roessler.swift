import Modelling

/// The simplest flow with a strange attractor (Rössler 1976, Physics Letters A 57:397; SDXorg/PySD-Cookbook,
/// source/models/Roessler_Chaos).
struct Roessler: Flowing {
    static let sample = Evidence.published(
        "Rössler 1976; SDXorg/PySD-Cookbook, source/models/Roessler_Chaos; the range is made up for the test."
    )
    static let directions = Axis("directions", labels: ["x", "y", "z"])

    @Parameter("How fast the spiral opens.", unit: .perYear, central: 0.2, range: 0.1...0.3, evidence: sample)
    var opening
    @Constant("What always lifts the spiral.", unit: .perYear, value: 0.2, evidence: sample)
    var lift
    @Constant("How far out it is thrown up.", unit: .one, value: 5.7, evidence: sample)
    var edge
    @Constants(
        "Where the flow starts.", unit: .one, over: directions, values: [0.5, 0.5, 0.4], evidence: sample)
    var origin
    @Constant("What makes a rate of a position.", unit: .perYear, value: 1, evidence: sample)
    var pace
    @Stock("Position.", unit: .one, over: directions, possible: -100...100)
    var position
    @Auxiliary("Velocity.", unit: .perYear, over: directions)
    var velocity
    @Outcomes(
        "Position along %.", formula: "position", for: directions, unit: .one, over: .whole, better: .neither,
        timing: .january, whole: .none, worthNaming: 0.01, evidence: sample)
    var shown

    var changes: [(stock: Table, flow: Table)] { [(position, velocity)] }

    func start() {
        for direction in 0..<3 { position[direction] = origin[direction] }
    }

    // x' = −y − z; y' = x + a y; z' = b + z (x − c)
    func flow(at time: Double) {
        let (x, y, z) = (position[0], position[1], position[2])
        velocity[0] = pace * (-y - z)
        velocity[1] = pace * x + opening * y
        velocity[2] = lift + pace * z * (x - edge)
        for direction in 0..<3 { shown[direction] = position[direction] }
    }
}
