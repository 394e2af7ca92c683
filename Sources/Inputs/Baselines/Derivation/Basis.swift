import Modelling
import Reading

extension Derivation {
    /// What stands behind a value: one of the tables, or one that a rule makes of others.
    struct Basis {
        var level: FigureLevel
        var year: Int
        var evidence: Evidence
        /// Half the width of what is thought plausible, as a share of the value.
        var spread: Double
        /// The cells of published files that went into it.
        var origins: [FigureValue.Origin]
        /// What is thought plausible, where a share of the value would not say it: for a value of 0.
        var range: ClosedRange<Double>?
        /// Sources of a user's own figures that went into it.
        var users: [String]

        /// That of a figure which is taken as it is.
        init(_ figure: FigureValue) {
            level = figure.level
            year = figure.year
            evidence = figure.evidence
            spread = figure.spread
            origins = figure.origin.map { [$0] } ?? []
            users = figure.isUsers ? [figure.evidence.source.english] : []
        }

        /// That of a figure which a rule makes.
        ///
        /// It is no better than what it is made of: the farthest level, the oldest year and the widest spread of `inputs`, and the
        /// weakest grade of `inputs` and of `factors`, by which the values of all regions are carried or scaled alike. A rule that
        /// is a judgement makes it judged.
        init(
            _ rule: Text, of inputs: [Basis], scaledBy factors: [Basis] = [], isJudged: Bool, spread: Double
        ) {
            level = inputs.map(\.level).max() ?? .nation
            year = inputs.map(\.year).min() ?? Vintage.shipped.base
            self.spread = inputs.map(\.spread).reduce(spread, max)
            users = (inputs + factors).reduce(into: []) { known, basis in
                known += basis.users.filter { !known.contains($0) }
            }
            let own = users.joined(separator: ", ")
            let rule =
                users.isEmpty
                ? rule
                : Text(
                    nl: "\(rule[.dutch]) Met uw cijfers: \(own).",
                    en: "\(rule.english) With your figures: \(own).")
            let grades = (inputs + factors).map(\.evidence.grade)
            if isJudged || grades.isEmpty || grades.contains(where: \.isOwn) {
                evidence = Evidence(.judged, rule)
            } else {
                evidence = Evidence(grades.contains(.published) ? .published : .measured, rule)
            }
            origins = (inputs + factors).reduce(into: []) { known, basis in
                known += basis.origins.filter { !known.contains($0) }
            }
        }
    }

    /// What stands behind the nearest figure of the tables that a region has; nothing where there is none.
    ///
    /// A figure of a province that is one region is that region's own.
    func behind(_ figures: [String], _ region: Region) -> [Basis] {
        let isWholeProvince = regions.count { $0.province == region.province } == 1
        return figures.compactMap { name in
            self.figures.nearest(name, region).map { known in
                var basis = Basis(known)
                if isWholeProvince, basis.level == .province,
                    self.figures.level(of: name, region) == .province
                {
                    basis.level = .region
                }
                return basis
            }
        }
    }

    /// What stands behind a value that a rule makes for each region.
    ///
    /// `tables` are figures of the tables, `derived` ones that were given before; `factors` carry or scale all regions alike.
    func made(
        _ rule: Text, of tables: (Region) -> [String], derived: [String] = [],
        scaledBy factors: [String] = [], isJudged: Bool = true, spread: Double
    ) -> [Basis] {
        regions.enumerated().map { number, region in
            Basis(
                rule, of: behind(tables(region), region) + derived.compactMap { bases[$0]?[number] },
                scaledBy: factors.compactMap { figures.value($0, Places.nation).map { Basis($0) } },
                isJudged: isJudged, spread: spread)
        }
    }

    /// What stands behind a value that a rule makes for the country, of figures of the country or of every region.
    func madeNationally(
        _ rule: Text, of tables: [String], derived: [String] = [], isJudged: Bool = true, spread: Double
    ) -> Basis {
        let inputs = tables.flatMap { figure in
            (figures.values[figure] ?? [:]).sorted { $0.key < $1.key }.map { Basis($0.value) }
        }
        var basis = Basis(
            rule, of: inputs + derived.flatMap { bases[$0] ?? [] }, isJudged: isJudged, spread: spread)
        basis.level = .nation
        // The cells of forty regions would be no answer to the question where a national figure comes from.
        if basis.origins.count > 12 { basis.origins = [] }
        return basis
    }
}
