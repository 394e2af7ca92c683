import RegionModel
import Results
import Scores

/// The twelve patterns: what is published, and what the model's tables do.
///
/// Sources and what was read of them stand in the page's texts, by name.
struct Patterns {
    let silo, bilateral, network, managed, contract: TableHistory
    /// Tables of three, the lead with public bodies, and the lead with firms.
    let amongPublic, withBusiness: TableHistory
    /// Which measures are about land and nature.
    let onLand: [Bool]
    /// The least difference worth naming, by outcome.
    let leastDifferences: [String: Double]

    private typealias Pattern = PatternDocument.Pattern
    private typealias Reading = TableHistory.Reading

    /// The years of which trust and what is delivered are compared.
    private static let (halfway, horizon) = (2034, 2049)

    var all: [PatternDocument.Pattern] {
        [
            timeToAgree, contractPlanPhase, contractWorks, traditionalWorks,
            Pattern(name: "cost_overrun", use: .notModelled, unit: "share", low: 0.1, high: 0.22),
            Pattern(name: "cost_of_delay", use: .notModelled, unit: "share", low: 0.03, high: 0.07),
            objections, stalledTables, trustAndDelivery, formOrManagement, publicPartners, savings,
            sameSafety,
        ]
    }

    /// 1. Tables on land and nature, in the median: 2 to 6 years (Leach e.a. 2002: frequently about 48 months).
    private var timeToAgree: Pattern {
        let years = members { member in
            Self.median(ofKnown: of(network, { $0.yearsToDecide[member] }, where: onLand))
        }
        return pattern("network_time_to_agree", .direction, "years", 2...6, years)
    }

    /// 2. How much longer a contract takes to decide than two partners do: 5 to 25 % (Duffield: 14.8 % behind its plan).
    private var contractPlanPhase: Pattern {
        let shares = members { member -> Double? in
            let both = zip(contract.measures, bilateral.measures).compactMap { contract, bilateral in
                zipped(contract.yearsToDecide[member], bilateral.yearsToDecide[member])
            }
            return both.isEmpty ? nil : mean(both.map { $0 / $1 - 1 })
        }
        return pattern("contract_plan_phase", .direction, "share", 0.05...0.25, shares)
    }

    /// 3. Works under a contract, against their plan: within 5 % (Raisbeck 2010: −3.4 %; Duffield: +2.6 %).
    private var contractWorks: Pattern {
        pattern("contract_works", .direction, "share", -0.05...0.05, lateness(of: contract))
    }

    /// 4. Other works, against their plan: 10 to 30 % late (Raisbeck 2010: +23.5 %).
    private var traditionalWorks: Pattern {
        pattern("traditional_works", .tuned, "share", 0.1...0.3, lateness(of: bilateral))
    }

    /// 7. Objections where everybody is against: .8 to 2 years (Raad van State; municipalities).
    private var objections: Pattern {
        let years = members { member in
            let known = network.measures.map { $0.objections[member] }.filter(\.isFinite)
            return known.isEmpty ? nil : mean(known)
        }
        return pattern("objections", .tuned, "years", 0.8...2, years)
    }

    /// 8. Tables that stall: 10 to 30 % (Coglianese 1997: 13 of 67).
    private var stalledTables: Pattern {
        let shares = members { member in
            let all = network.measures.map { $0.stalled[member] }
            return Double(all.count { $0 }) / Double(all.count)
        }
        return pattern("stalled_tables", .tuned, "share", 0.1...0.3, shares)
    }

    /// 9. Who trusts more delivers more: a rank correlation of .1 to .5 (De Jong e.a. 2016: .30, in organisations).
    private var trustAndDelivery: Pattern {
        let (trust, delivered) = (
            values(network, .trust, Self.halfway), values(network, .delivered, Self.horizon)
        )
        let correlation = Ranks(trust).correlation(with: Ranks(delivered))
        // Half of an interval of 90 %, of ranks that are not related.
        let error = 1.6448536269514722 / Double(max(trust.count - 1, 1)).squareRoot()
        return Pattern(
            name: "trust_and_delivery", use: .independent, unit: "one", low: 0.1, high: 0.5,
            p05: correlation.map { $0 - error }, median: correlation, p95: correlation.map { $0 + error },
            members: trust.count, isMet: correlation.map { $0 > error })
    }

    /// 10. What is left of a network's lead over two partners without a manager: less than half (Steijn e.a. 2011).
    private var formOrManagement: Pattern {
        let shares = zip(
            differences(.delivered, network, bilateral), differences(.delivered, managed, bilateral)
        ).map { $1 > 0 ? $0 / $1 : nil }
        return judged("form_or_management", .independent, unit: "share", shares) { $0 < 0.5 }
    }

    /// 11. Public bodies among themselves deliver no less than with firms (Lee & Hung 2022).
    private var publicPartners: Pattern {
        judged(
            "public_partners", .independent, unit: "share", differences(.delivered, amongPublic, withBusiness)
        ) {
            $0 >= 0
        }
    }

    /// 12. Working together saves no public money (Allers & de Greef 2018).
    private var savings: Pattern {
        judged("no_saving", .built, unit: "M€", differences(.publicSpent, network, silo)) { $0 >= -0.01 }
    }

    /// 12. Working together as such makes nothing safer or nearer to a degree worth naming (Permentier e.a. 2013).
    private var sameSafety: Pattern {
        let (crime, amenities) = (
            differences(.crime, network, silo), differences(.amenities, network, silo)
        )
        let multiples = zip(crime, amenities).map {
            max(multiple($0, of: .crime), multiple($1, of: .amenities))
        }
        return judged("same_safety", .direction, unit: "one", multiples) { $0 < 1 }
    }

    // MARK: - Members

    /// A difference as a multiple of the least that is worth naming.
    private func multiple(_ difference: Double, of reading: Reading) -> Double {
        abs(difference) / (leastDifferences[reading.rawValue] ?? .nan)
    }

    private func members<Value>(_ value: (Int) -> Value) -> [Value] {
        (0..<(silo.measures.first?.stalled.count ?? 0)).map(value)
    }

    private func of(
        _ history: TableHistory, _ value: (TableHistory.Measure) -> Double?, where wanted: [Bool]
    ) -> [Double] {
        zip(history.measures, wanted).compactMap { $1 ? value($0) : nil }
    }

    private func zipped(_ first: Double?, _ second: Double?) -> (Double, Double)? {
        guard let first, let second else { return nil }
        return (first, second)
    }

    /// The mean over measures of how late works end, by member.
    private func lateness(of history: TableHistory) -> [Double?] {
        members { member in
            let known = history.measures.compactMap { $0.lateness[member] }
            return known.isEmpty ? nil : mean(known)
        }
    }

    private func values(_ history: TableHistory, _ reading: Reading, _ year: Int) -> [Double] {
        history.readings[reading]?[year] ?? []
    }

    private func differences(_ reading: Reading, _ first: TableHistory, _ second: TableHistory) -> [Double] {
        zip(values(first, reading, Self.horizon), values(second, reading, Self.horizon)).map { $0 - $1 }
    }

    private static func median(ofKnown values: [Double]) -> Double? {
        values.isEmpty ? nil : Backcasts.median(values)
    }

    // MARK: - Verdicts

    /// A pattern that is met where at least half of the members lie in its range.
    private func pattern(
        _ name: String, _ use: Pattern.Use, _ unit: String, _ range: ClosedRange<Double>, _ values: [Double?]
    ) -> Pattern {
        var pattern = judged(name, use, unit: unit, values) { range.contains($0) }
        (pattern.low, pattern.high) = (range.lowerBound, range.upperBound)
        return pattern
    }

    /// A pattern that is met where its direction holds in at least half of the members.
    private func judged(
        _ name: String, _ use: Pattern.Use, unit: String, _ values: [Double?], holds: (Double) -> Bool
    ) -> Pattern {
        let known = values.compactMap { $0 }.filter(\.isFinite)
        let quantiles = Quantiles(of: known)
        let held = known.count(where: holds)
        return Pattern(
            name: name, use: use, unit: unit, p05: quantiles?.p05, median: quantiles?.p50,
            p95: quantiles?.p95, held: held, members: known.count,
            isMet: known.isEmpty ? nil : 2 * held >= known.count)
    }
}
