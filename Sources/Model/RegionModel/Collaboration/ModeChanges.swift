public import Modelling

/// In which way each measure is carried out now, and what a change of it costs.
///
/// A measure whose table has lost its trust stalls, and goes on as a silo. Numbers in brackets are the equations of
/// the model's specification.
public struct ModeChanges: RegionalTheme {
    public static let chapter = Chapter.collaboration

    // (8.5) after a year of stalling the lead goes on alone; what was not yet built is decided anew

    @Constant(
        "Quarters in a row that a measure stalls before it goes on as a silo.",
        nl: "Kwartalen achter elkaar dat een maatregel vastzit voordat de trekker alleen verdergaat.",
        unit: .one, value: 4, evidence: .governance)
    var patience
    @Stock(
        "1 where the lead works alone, else 0.", nl: "1 waar de trekker alleen werkt, anders 0.", unit: .one,
        over: .plannedMeasures, possible: 0...1)
    public var alone
    @Auxiliary(
        "Trust at the table; 0 where the lead works alone.",
        nl: "Vertrouwen aan de tafel; 0 waar de trekker alleen werkt.", unit: .one, over: .plannedMeasures)
    public var trustAtTable

    @Auxiliary(
        "Share of the decision that stands after this quarter's changes.",
        nl: "Deel van het besluit dat na de veranderingen van dit kwartaal nog staat.", unit: .share,
        over: .plannedMeasures)
    var decisionKept

    /// What this theme reads of others.
    public struct Couplings {
        let programme: Programme
        /// Of `Trust`, over the measures of the roadmap.
        let groupTrust: Table
        /// Of `Decisions`, over the measures of the roadmap.
        let decided, progress, stalledQuarters: Table
    }

    public init() {}

    public func begin(with now: Couplings, by step: Step) {
        for measure in now.programme.measures.indices {
            (trustAtTable[measure], decisionKept[measure]) = (.zero, .zero)
            alone[measure] =
                now.programme.measures[measure].mode == .silo ? Lanes(repeating: 1) : .zero
        }
    }

    public func advance(with now: Couplings, during step: Step) {
        for measure in now.programme.measures.indices
        where step.number >= now.programme.measures[measure].start {
            decisionKept[measure] = now.decided[measure]
            continueAloneIfStalled(measure, now)
            trustAtTable[measure] = now.groupTrust[measure].replacing(
                with: 0, where: alone[measure] .> 0.5)
        }
    }

    /// (8.5) After a year of stalling the lead goes on alone; what was not yet built is decided anew.
    private func continueAloneIfStalled(_ measure: Int, _ now: Couplings) {
        let reverts = (now.stalledQuarters[measure] .>= patience) .& (alone[measure] .< 0.5)
        alone[measure].replace(with: 1, where: reverts)
        decisionKept[measure].replace(with: 0, where: reverts .& (now.progress[measure] .<= 0))
    }
}
