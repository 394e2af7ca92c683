import Modelling
import Results

/// What the members say about one series of one scenario, added up part by part.
struct SeriesTally: Sendable {
    /// The same for one year.
    struct Year: Sendable {
        var values: Distribution
        var differences: Distribution
        var shares: Distribution
        var yearsGained: Distribution
        var standing = Standing()

        init(members: Int) {
            let none = Distribution(members: members)
            (values, differences, shares, yearsGained) = (none, none, none, none)
        }
    }

    /// Members counted.
    private(set) var members = 0
    private(set) var years: [Year]
    private var turnsAhead: Distribution
    private var turnsBehind: Distribution

    /// An empty tally for an ensemble of this size.
    init(years: Int, members: Int) {
        self.years = [Year](repeating: Year(members: members), count: years)
        turnsAhead = Distribution(members: members)
        turnsBehind = Distribution(members: members)
    }

    /// Counts more members of a scenario that nothing is compared with.
    mutating func add(_ own: MemberColumns, members: Int) {
        self.members += members
        for (year, column) in own.years.enumerated() {
            guard let column else { continue }
            // Counted as years after the first, so that an error of their size is small; what is not reached is left out.
            years[year].values.add(
                own.isMoment
                    ? column.filter(\.isFinite).map { $0 - own.firstYear }
                    : own.isPartial ? column.filter(\.isFinite) : column)
        }
    }

    /// Counts more members of a scenario, against the reference and, where it ran along, what is without measures.
    mutating func add(
        _ own: MemberColumns, reference: MemberColumns, withoutMeasures: MemberColumns?, members: Int,
        indicator: Indicator, isComplete: Bool
    ) {
        add(own, members: members)
        for year in years.indices {
            if own.isMoment {
                compareMoments(own.years[year], reference.years[year], in: year, members, indicator.better)
                continue
            }
            guard let values = own.years[year], let other = reference.years[year] else { continue }
            if own.isPartial {
                comparePartly(values, other, in: year, indicator.better)
                continue
            }
            let differences = zip(values, other).map { $0 - $1 }
            for member in values.indices {
                years[year].standing.add(
                    difference: differences[member],
                    ofSize: max(values[member].magnitude, other[member].magnitude), better: indicator.better)
            }
            years[year].differences.add(differences)
            guard let base = withoutMeasures?.years[year] else { continue }
            let shares = values.indices.compactMap { member in
                shareOfEffect(
                    scenario: values[member], reference: other[member], withoutMeasures: base[member],
                    worthNaming: indicator.worthNaming)
            }
            years[year].shares.add(shares)
        }
        guard isComplete, !own.isMoment, !own.isPartial, let scenario = own.byMember,
            let other = reference.byMember
        else {
            return
        }
        follow(scenario, against: other, indicator: indicator)
    }

    /// Counts what both have a value of, and nothing else.
    private mutating func comparePartly(
        _ own: [Double], _ reference: [Double], in year: Int, _ better: Indicator.Direction
    ) {
        for (value, other) in zip(own, reference) where value.isFinite && other.isFinite {
            years[year].standing.add(
                difference: value - other, ofSize: max(value.magnitude, other.magnitude), better: better)
            years[year].differences.add([value - other])
        }
    }

    /// Counts moments against those of the reference: one that is not reached is later than any, and two such are
    /// equal. Differences are of members that reach both.
    private mutating func compareMoments(
        _ own: [Double]?, _ reference: [Double]?, in year: Int, _ members: Int, _ better: Indicator.Direction
    ) {
        let never = [Double](repeating: .infinity, count: members)
        for (value, other) in zip(own ?? never, reference ?? never) {
            let difference = value == other ? 0 : value - other
            years[year].standing.add(
                difference: difference,
                ofSize: value.isFinite && other.isFinite ? max(value.magnitude, other.magnitude) : 0,
                better: better)
            if value.isFinite, other.isFinite { years[year].differences.add([difference]) }
        }
    }

    /// Counts what needs every year of a member: years gained, and when the difference turns.
    private mutating func follow(_ scenario: [Double], against reference: [Double], indicator: Indicator) {
        let length = years.count
        let starts = stride(from: 0, to: scenario.count, by: length)
        for year in years.indices {
            let gained = starts.compactMap { first in
                Results.yearsGained(
                    scenario: scenario.span.extracting(first...first + year),
                    reference: reference.span.extracting(first...first + year), better: indicator.better)
            }
            years[year].yearsGained.add(gained)
        }
        let turns = starts.compactMap { first in
            MemberTurn(
                scenario: scenario.span.extracting(first..<first + length),
                reference: reference.span.extracting(first..<first + length), better: indicator.better,
                worthNaming: indicator.worthNaming)
        }
        turnsAhead.add(turns.filter(\.isAheadAfter).map(\.years))
        turnsBehind.add(turns.filter { !$0.isAheadAfter }.map(\.years))
    }

    /// What a row says against the reference in one year.
    func comparison(in year: Int, better: Indicator.Direction) -> ResultRow.Comparison {
        let year = years[year]
        // Where no member has a value, there is nothing to be better at.
        let isAbsent = year.differences.count == 0 && year.standing.equal == year.standing.members
        return ResultRow.Comparison(
            difference: year.differences.quantiles(among: members),
            probabilityBetter: isAbsent ? nil : year.standing.probabilityBetter(better),
            shareOfEffect: year.shares.quantiles(among: members),
            yearsGained: year.yearsGained.quantiles(among: members),
            shares: isAbsent ? nil : year.standing.shares(better),
            standardError: isAbsent ? nil : year.standing.standardError(better))
    }

    /// The turn that at least half of the members make: their years after the first, whether the scenario is ahead
    /// then, and their share. Nil if there is none.
    var turn: (years: Quantiles, isAheadAfter: Bool, share: Double)? {
        let isAhead = turnsAhead.count >= turnsBehind.count
        let turns = isAhead ? turnsAhead : turnsBehind
        guard turns.count > 0, let years = turns.quantiles(among: members) else { return nil }
        return (years, isAhead, Double(turns.count) / Double(members))
    }
}
