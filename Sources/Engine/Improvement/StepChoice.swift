/// How one step of a roadmap is carried out: what a search may choose.
public struct StepChoice: Hashable, Sendable {
    /// The quarter in which it starts, counted from the base date.
    public var start: Int
    /// The way of working, by number.
    public var way: Int
    /// One bit for each actor that takes part beside the lead.
    public var partners: UInt32
    /// The level of government, by number.
    public var level: Int

    public init(start: Int, way: Int = 0, partners: UInt32 = 0, level: Int = 0) {
        (self.start, self.way, self.partners, self.level) = (start, way, partners, level)
    }

    /// Whether an actor takes part.
    public func hasPartner(_ actor: Int) -> Bool { partners & 1 << UInt32(actor) != 0 }
}

/// What a step asks in the quarters from its start on.
public struct Demand: Sendable {
    /// Full-time staff by actor, by quarter.
    public var staff: [[Double]]
    /// M€ by payer, by quarter.
    public var money: [[Double]]

    public init(staff: [[Double]], money: [[Double]]) { (self.staff, self.money) = (staff, money) }
}

/// One thing in which a roadmap differs from the one that it was made from.
public struct Change: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case start, way, partners, level
    }

    /// The step, by number.
    public let step: Int
    public let kind: Kind

    /// Everything in which one roadmap differs from another of the same steps.
    public static func all(from own: [StepChoice], to other: [StepChoice]) -> [Change] {
        own.indices.flatMap { step in
            Kind.allCases.filter { !own[step].isSame($0, as: other[step]) }.map {
                Change(step: step, kind: $0)
            }
        }
    }

    /// A roadmap with this as another one has it.
    public func taken(from source: [StepChoice], in plan: [StepChoice]) -> [StepChoice] {
        var plan = plan
        switch kind {
        case .start: plan[step].start = source[step].start
        case .way: plan[step].way = source[step].way
        case .partners: plan[step].partners = source[step].partners
        case .level: plan[step].level = source[step].level
        }
        return plan
    }
}

extension StepChoice {
    fileprivate func isSame(_ kind: Change.Kind, as other: StepChoice) -> Bool {
        switch kind {
        case .start: start == other.start
        case .way: way == other.way
        case .partners: partners == other.partners
        case .level: level == other.level
        }
    }
}
