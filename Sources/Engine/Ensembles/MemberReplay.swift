public import Modelling
public import Results

/// One scenario of an ensemble, to be run again for single members: what was drawn for them, and what they went
/// through.
///
/// Nothing of it has to be kept: draws follow from seed, name and member, so what comes out has the same bits as in
/// the ensemble. It holds one worker's memory, and is used by one thread.
public struct MemberReplay<Subject: Model> {
    /// Something with a value for each of its elements.
    public struct Variable {
        /// Public name: `safety.crime`.
        public let name: String
        /// Symbol of the unit.
        public let unit: String
        /// How many elements it has.
        public var count: Int { axis.count }
        /// What tells its values apart: `NL33C`, `industry,NL33C`, empty for a single one. What is no place of the
        /// model comes first; the order is that of the model's tables.
        public var elements: [String] { axis.elements(places: places) }
        fileprivate let axis: Axis
        fileprivate let places: [String]
        fileprivate let source: Source
    }

    fileprivate enum Source {
        case figures(Figures)
        case table(Table)
    }

    private let ensemble: Ensemble<Subject>
    private let scenario: Subject.Scenario
    private let workspace: Subject.Workspace

    /// - Parameter scenario: position in the plan.
    /// - Throws: `EnsembleFault` for a plan that does not fit the model.
    public init(_ model: Subject, plan: Plan<Subject.Scenario>, scenario: Int) throws(EnsembleFault) {
        var own = plan
        // Every place in every year is read, whatever the run kept.
        (own.scenarios, own.reference, own.withoutMeasures) = ([plan.scenarios[scenario]], nil, nil)
        own.keep = .all
        ensemble = try Ensemble(model, plan: own)
        self.scenario = own.scenarios[0].scenario
        workspace = model.makeWorkspace()
    }

    /// How many members there are.
    public var members: Int { ensemble.plan.members }

    /// How many moments a shock or a quantity has a value for: the base date, and the end of every step.
    public var moments: Int { ensemble.selection.january.count * ensemble.model.stepsPerYear + 1 }

    /// How many values each element has of these moments.
    public func length(of subject: MemberSubject, moments: Range<Int>) -> Int {
        switch subject {
        case .given, .parameters: 1
        case .shocks, .quantities: moments.count
        case .indicators: ensemble.selection.january.count
        }
    }

    /// All that there is of a subject, in the order in which the themes declare it.
    public func variables(_ subject: MemberSubject) -> [Variable] {
        switch subject {
        case .given: workspace.given.map { variable($0.name, $0.declaration, .figures($0.figures)) }
        case .parameters: tables { $0 == .parameter || $0 == .constant }
        case .shocks: tables { $0 == .shock }
        case .quantities: tables { $0 == .stock || $0 == .auxiliary || $0 == .outcome }
        case .indicators:
            workspace.outcomes.filter { $0.declaration.indicator != nil }.map { outcome in
                Variable(
                    name: outcome.name, unit: outcome.declaration.unit.symbol,
                    axis: Axis("places", labels: ensemble.selection.places), places: [],
                    source: .table(outcome.table))
            }
        }
    }

    /// The values of a member: for each variable, for each element, one after the other in time.
    ///
    /// NaN stands for what does not exist under the scenario. Moment 0 is the base date, moment n the end of step
    /// n − 1.
    ///
    /// - Parameters:
    ///   - variables: of one subject of this replay.
    ///   - moments: which values of shocks and quantities.
    public func values(
        of variables: [Variable], subject: MemberSubject, member: Int, moments: Range<Int>
    ) throws -> [[[Double]]] {
        if subject == .indicators { return try indicators(variables, member: member) }
        let lane = member % 8
        workspace.begin(
            scenario, draws: Draws(seed: ensemble.plan.seed, firstMember: member - lane),
            isCentral: ensemble.plan.isCentral)
        let isOfTime = subject == .shocks || subject == .quantities
        let wanted = isOfTime ? moments : 0..<1
        var values = variables.map { variable in
            (0..<variable.count).map { _ -> [Double] in
                var values: [Double] = []
                values.reserveCapacity(wanted.count)
                return values
            }
        }
        for moment in 0..<wanted.upperBound {
            if moment > 0 { workspace.advance(step: moment - 1) }
            guard wanted.contains(moment) else { continue }
            for (number, variable) in variables.enumerated() {
                for place in 0..<variable.count {
                    values[number][place].append(variable.source.value(at: place, lane: lane))
                }
            }
        }
        return values
    }

    private func indicators(_ variables: [Variable], member: Int) throws -> [[[Double]]] {
        let block = try ensemble.run(block: member / 8, in: workspace, scenarios: [scenario])
        let selection = ensemble.selection
        // Every place has a series of every indicator, place by place.
        let series = Dictionary(grouping: selection.series) { selection.outcomes[$0.outcome].name }
        return variables.map { variable in
            (series[variable.name] ?? []).map { series in
                series.years.indices.map { block.values[series.firstCell + $0][member % 8] }
            }
        }
    }

    private func tables(_ isWanted: (Declaration.Role) -> Bool) -> [Variable] {
        workspace.quantities.filter { isWanted($0.declaration.role) }.map {
            variable($0.name, $0.declaration, .table($0.table))
        }
    }

    private func variable(_ name: String, _ declaration: Declaration, _ source: Source) -> Variable {
        Variable(
            name: name, unit: declaration.unit.symbol, axis: declaration.axis,
            places: ensemble.model.places, source: source)
    }
}

extension MemberReplay.Source {
    fileprivate func value(at place: Int, lane: Int) -> Double {
        switch self {
        case .figures(let figures): figures[place]
        case .table(let table): table[place][lane]
        }
    }
}

extension Axis {
    /// What tells the elements apart, in order: labels, codes of the model's places, or else numbers from 0. The
    /// places of a product come last; a single element needs no telling.
    func elements(places: [String]) -> [String] {
        guard count != 1 || !labels.isEmpty else { return [""] }
        let factors = factors.map { factor -> (isOfPlaces: Bool, labels: [String]) in
            let isOfPlaces = factor.labels.isEmpty && factor.count == places.count
            let numbers = (0..<factor.count).map(String.init)
            return (isOfPlaces, isOfPlaces ? places : factor.labels.isEmpty ? numbers : factor.labels)
        }
        return (0..<count).map { element in
            var (rest, words) = (element, (others: [String](), places: [String]()))
            for factor in factors.reversed() {
                let (left, own) = rest.quotientAndRemainder(dividingBy: factor.labels.count)
                rest = left
                if factor.isOfPlaces {
                    words.places.insert(factor.labels[own], at: 0)
                } else {
                    words.others.insert(factor.labels[own], at: 0)
                }
            }
            return (words.others + words.places).joined(separator: ",")
        }
    }
}
