import Modelling
import Reading

extension Derivation {
    /// The labour market of the base year (B8): who works where, how much of the work is filled, who is without.
    ///
    /// 1. Employed residents follow from people of 15 and older, net participation, scaled to all jobs less
    ///    those of cross-border workers. 2. The commuting matrix of 2016 is balanced to residents and jobs.
    /// 3. For each place of work, labour that reaches it per filled job is solved so that each region's labour force
    ///    has its unemployment. 4. Labour force, commuting shares and filled shares follow.
    ///
    /// - Parameters:
    ///   - rates: unemployment of each region, and what stands behind it.
    ///   - net: share of people of 15 and older who work, by region of residence; its level does not matter.
    mutating func deriveLabourMarket(
        _ rates: (values: [Double], basis: [Basis]), participation net: [Double]
    ) {
        let participation = nationalGroups("participation")
        let judged = madeNationally(
            Text(
                nl: "Deelname naar leeftijd in het land, uit het hoofd.",
                en: "National participation by age from memory."), of: ["age_groups.participation[30-34]"],
            spread: 0.05)
        giveNational("jobs.participation", participation, judged) { $0.max() ?? 0 }
        let jobs = regions.indices.map { employment($0) }
        let crossBorder = crossBorderWorkers(jobs: jobs)
        let employed = employedResidents(net, total: jobs.sum - crossBorder.sum)

        let workers = balancedCommuters(employed: employed, jobs: zip(jobs, crossBorder).map { $0 - $1 })
        let wanted = zip(regions.indices, rates.values).map { workers.rowSum($0) / (1 - $1) }
        // Where a rate is high, its region needs more labour for each filled job than is usual.
        let most = max(1.09, 1.02 / (1 - (rates.values.max() ?? 0)))
        let reach = workers.closestFit(to: wanted, within: 1.008...most)

        let labour = regions.indices.map { home in
            regions.indices.reduce(0) { $0 + workers[home, $1] * reach[$1] }
        }
        let shares = Matrix(rows: regions.count, columns: regions.count) { home, work in
            workers[home, work] * reach[work] / labour[home]
        }
        let unemployment = zip(regions.indices, labour).map { 1 - workers.rowSum($0) / $1 }
        give(
            "jobs.labour_force", labour,
            derivedBasis(
                Text(
                    nl: "Mensen van 15 jaar en ouder maal deelname",
                    en: "People of 15 and older by participation"), rates.basis))
        give("jobs.unemployment_rate", unemployment, rates.basis, isCarried: true)
        let commuting = made(
            Text(
                nl: "Forenzen van 2016 (CBS), kloppend gemaakt met inwoners en banen van 2024.",
                en: "Commuters of 2016 (CBS), balanced to residents and jobs of 2024."),
            of: { ["commuting.to[\($0.code)]"] }, spread: 0.15)
        give("jobs.commuting", shares.values, commuting) { region, row in row[region] }
        give(
            "jobs.filled", reach.map { 1 / $0 },
            derivedBasis(
                Text(nl: "Opgelost voor de werkloosheid per regio", en: "Solved for unemployment by region"),
                rates.basis))
        give(
            "jobs.cross_border_workers", zip(crossBorder, reach).map { $0 * $1 },
            crossBorderBasis(jobs: jobs), isCarried: true)
    }

    /// What follows from unemployment and participation.
    private func derivedBasis(_ rule: Text, _ rates: [Basis]) -> [Basis] {
        zip(regions, rates).map { region, rate in
            Basis(
                Text(
                    nl: "\(rule.dutch); werkloosheid: \(rate.evidence.source[.dutch])",
                    en: "\(rule.english); unemployment: \(rate.evidence.source.english)"),
                of: [rate] + behind(["jobs.net_participation"], region), isJudged: true, spread: 0.1)
        }
    }

    /// Workers from across the border: a region's own count, else its published share of jobs, else none.
    private func crossBorderWorkers(jobs: [Double]) -> [Double] {
        zip(regions, jobs).map { region, jobs in
            figures.value("jobs.cross_border_workers", region.code)?.value
                ?? (figures.value("jobs.cross_border_share", region.code)?.value ?? 0) * jobs
        }
    }

    private func crossBorderBasis(jobs: [Double]) -> [Basis] {
        zip(regions, jobs).map { region, jobs in
            if let own = figures.value("jobs.cross_border_workers", region.code) { return Basis(own) }
            let share = behind(["jobs.cross_border_share"], region)
            guard share.isEmpty else {
                return Basis(
                    Text(
                        nl:
                            "Aandeel werknemers in 2016 dat in Duitsland of België woont (CBS), van alle banen van 2024.",
                        en:
                            "Share of employees in 2016 who live in Germany or Belgium (CBS), of all jobs of 2024."
                    ),
                    of: share, isJudged: true, spread: 0.4)
            }
            // 75,200 in the country (2016) less those of the regions above is 0.3 % of the other jobs.
            var none = Basis(
                Text(
                    nl:
                        "Geen grensregio met een gepubliceerd aandeel: op nul gezet; wat over is van de 75.200 van het land zou 0,3 % van de banen zijn.",
                    en:
                        "No region on the border with a published share: none taken; what is left of the country's 75,200 would be 0.3 % of jobs."
                ),
                of: [], isJudged: true, spread: 1)
            none.year = 2016
            none.range = 0...0.006 * jobs
            return none
        }
    }

    /// Unemployment by region on the base date: the pattern of regions and provinces, at the country's level.
    ///
    /// A region without a rate has its province's, more where more people have social assistance (2015).
    mutating func unemploymentRates() -> (values: [Double], basis: [Basis]) {
        let assistance = zip(
            needEach("jobs.social_assistance"), needEach("population.residents[2015]")
        ).map { $0 / $1 }
        let exponent = need("jobs.assistance_exponent")
        return unemploymentRates(
            within: assistance.map { power($0, exponent) },
            Text(
                nl: """
                    Percentage van de regio in 2022 (CBS), of dat van haar provincie met het patroon van de bijstand in 2015; op het \
                    niveau van het land in 2023.
                    """,
                en: """
                    Rate of the region in 2022 (CBS), or its province's with the pattern of social assistance in 2015; at the \
                    country's level of 2023.
                    """))
    }

    /// The same with weights by which the regions of a province that have no rate differ.
    mutating func unemploymentRates(
        within weights: [Double], _ rule: Text
    ) -> (values: [Double], basis: [Basis]) {
        let national = need("jobs.unemployment_rate")
        let people = regions.indices.map { population($0) }
        let isOwn = regions.map { figures.value("jobs.unemployment_rate", $0.code)?.isUsers == false }
        var pattern: [Double] = []
        for (number, region) in regions.enumerated() {
            let members = regions.indices.filter { !isOwn[$0] && regions[$0].province == region.province }
            let mean = weightedMean(members.map { weights[$0] }, members.map { people[$0] })
            pattern.append(
                isOwn[number]
                    ? need("jobs.unemployment_rate", region.code)
                    : need("jobs.unemployment_rate", region.province) * weights[number] / mean)
        }
        let mean = weightedMean(pattern, people)
        var rates = pattern.map { $0 * national / mean }
        var basis = made(
            rule, of: { _ in ["jobs.unemployment_rate"] }, scaledBy: ["jobs.unemployment_rate"], spread: 0.15)
        for (number, region) in regions.enumerated() {
            guard let own = figures.value("jobs.unemployment_rate", region.code), own.isUsers else {
                continue
            }
            rates[number] = own.value
            basis[number] = Basis(own)
        }
        return (rates, basis)
    }

    /// Employed persons by region of residence: people of 15 and older, by the share of them in work (net participation).
    private func employedResidents(_ participation: [Double], total: Double) -> [Double] {
        regions.indices.map { people(in: $0, aged: 15..<Self.ages) * participation[$0] }.shares
            .map { $0 * total }
    }

    private mutating func balancedCommuters(employed: [Double], jobs: [Double]) -> Matrix {
        var counted: [Double] = []
        for home in regions {
            for work in regions { counted.append(need("commuting.to[\(work.code)]", home.code)) }
        }
        let count = regions.count
        // Half a person more where anybody commutes: the counts are rounded.
        var workers = Matrix(rows: count, columns: count) { home, work in
            let persons = counted[home * count + work]
            return persons > 0 ? persons + 0.5 : 0
        }
        workers.balance(rows: employed, columns: jobs)
        return workers
    }
}
