import Backcasts
import Baselines
import Messages
import Modelling
import RegionModel
import Results

extension Knowledge {
    /// The sheet of a region, with how the model did there in years that were counted.
    func sheet(of region: Region) -> [DescribeReply.Line] {
        var lines = RegionSheet(of: region, in: baseline).lines
        if let past = past(of: region) { lines.insert(past, at: max(lines.count - 1, 0)) }
        return lines
    }

    /// How the model did in the region, from starts in earlier years; nil where observations cannot be read.
    private func past(of region: Region) -> DescribeReply.Line? {
        guard let record = try? PlaceRecord(region.code, catalogue) else { return nil }
        var told = record.lines.map { line in
            let title = indicators.first { $0.name == line.indicator }?.title ?? Text(name: line.indicator)
            return title + Text(name: " \(line.start)-\(line.year) ") + Text(signedPercent: line.model)
                + Text(nl: " (rechte lijn ", en: " (straight line ") + Text(signedPercent: line.ruler) + ")"
        }
        if record.changedBoundaries {
            told.append(
                Text(
                    nl: "inwoners niet te vergelijken: de grenzen veranderden",
                    en: "inhabitants cannot be compared: boundaries changed"))
        }
        return DescribeReply.Line(key: "sheet.past", label: "the model's error", Text(list: told))
    }
}

extension Text {
    /// `+1.3 %`, of a share.
    fileprivate init(signedPercent share: Double) {
        let tenths = Int((share * 1000).rounded())
        let size = "\(tenths.magnitude / 10).\(tenths.magnitude % 10) %"
        let sign = tenths < 0 ? "−" : "+"
        self.init(nl: sign + size.replacing(".", with: ","), en: sign + size)
    }
}

/// What a region is in this model, on one screen: against the country, with the year of each figure and whose it is.
struct RegionSheet {
    /// One number of a region beside the country's.
    struct Fact {
        let title: Text
        let value: Double
        /// Nil where there is nothing to compare with.
        let nation: Double?
        let digits: Int
        /// What stands before it, as € does, and behind it.
        var sign = Text(name: "")
        let unit: Text
        /// The figure of the model that says where it comes from.
        let figure: String
        /// The year that it was counted in, where that is not the oldest of all that the figure rests on.
        var year: Int?
    }

    let baseline: DescribedBaseline
    let number: Int
    private let known: [String: DescribedFigure]

    init(of region: Region, in baseline: DescribedBaseline) {
        self.baseline = baseline
        number = baseline.regions.firstIndex(of: region) ?? 0
        known = Dictionary(baseline.figures(of: region.code).map { ($0.figure, $0) }) { first, _ in first }
    }

    /// A line for each theme, what stands out, and what to replace first.
    var lines: [DescribeReply.Line] {
        let themes: [(key: String, label: String, facts: [Fact])] = [
            ("sheet.people", "people", people), ("sheet.work", "work", work), ("sheet.homes", "homes", homes),
            ("sheet.nature", "nature", nature), ("sheet.safety", "safety", safety),
            ("sheet.amenities", "amenities", amenities),
        ]
        return themes.map { theme in
            DescribeReply.Line(
                key: theme.key, label: theme.label,
                Text(list: theme.facts.map(told) + (theme.key == "sheet.work" ? [sectors] : [])))
        } + [
            DescribeReply.Line(
                key: "sheet.stands-out", label: "stands out", standsOut(themes.flatMap(\.facts))),
            DescribeReply.Line(key: "sheet.replace", label: "replace first", replaceFirst),
        ]
    }
}

// Values
extension RegionSheet {
    func values(_ figure: String, of place: Int) -> [Double] {
        let all = baseline.baseline.figures[figure] ?? []
        let width = all.count / max(baseline.regions.count, 1)
        return Array(all[place * width..<(place + 1) * width])
    }

    func value(_ figure: String, _ element: Int = 0, of place: Int? = nil) -> Double {
        let own = values(figure, of: place ?? number)
        return element < own.count ? own[element] : .nan
    }

    func inhabitants(_ place: Int) -> Double { values("population.people", of: place).reduce(0, +) }

    /// The mean of a figure over the regions, by weight.
    func mean(_ figure: String, _ element: Int = 0, by weight: (Int) -> Double) -> Double {
        let weights = baseline.regions.indices.map(weight)
        let values = baseline.regions.indices.map { value(figure, element, of: $0) }
        return zip(values, weights).map(*).reduce(0, +) / weights.reduce(0, +)
    }

    /// What the country has of it, where `part` says what a region has.
    func nation(_ part: (Int) -> Double, per whole: (Int) -> Double) -> Double {
        let all = baseline.regions.indices
        return all.map(part).reduce(0, +) / all.map(whole).reduce(0, +)
    }

    func ratio(
        _ title: Text, _ unit: Text, _ digits: Int, _ figure: String, times factor: Double = 1,
        _ part: (Int) -> Double, per whole: (Int) -> Double
    ) -> Fact {
        Fact(
            title: title, value: factor * part(number) / whole(number),
            nation: factor * nation(part, per: whole), digits: digits, unit: unit, figure: figure)
    }

    func amount(_ title: Text, _ value: Double, _ figure: String, counted year: Int? = nil) -> Fact {
        Fact(
            title: title, value: (value / 100).rounded() * 100, nation: nil, digits: 0, unit: Text(name: ""),
            figure: figure, year: year)
    }
}

// Sentences
extension RegionSheet {
    /// `65 and older: 20.9 % (country 20.2; own count of 2019)`
    private func told(_ fact: Fact) -> Text {
        var behind: [Text] = []
        if let nation = fact.nation {
            behind.append(Text(nl: "Nederland ", en: "country ") + written(nation, fact.digits))
        }
        if let figure = known[fact.figure] {
            let year = max(fact.year ?? figure.year, figure.year)
            let whose: Text =
                switch figure.level {
                case .region: Text(nl: "eigen telling \(year)", en: "own count of \(year)")
                case .province: Text(nl: "provincie \(year)", en: "province \(year)")
                case .nation: Text(nl: "landelijk \(year)", en: "national \(year)")
                }
            behind.append(whose)
        }
        let note = behind.dropFirst().reduce(behind.first ?? Text(name: "")) { $0 + "; " + $1 }
        return fact.title + ": " + fact.sign + written(fact.value, fact.digits) + fact.unit + " (" + note
            + ")"
    }

    /// With so many digits behind the mark, and a mark between the thousands.
    func written(_ value: Double, _ digits: Int) -> Text {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let whole = Int((value.magnitude * scale).rounded())
        var front = "\(whole / Int(scale))"
        var place = front.count - 3
        while place > 0 {
            front.insert("|", at: front.index(front.startIndex, offsetBy: place))
            place -= 3
        }
        let behind = digits > 0 ? "#" + String("\(Int(scale) + whole % Int(scale))".dropFirst()) : ""
        let text = (value < 0 && whole > 0 ? "−" : "") + front + behind
        return Text(
            nl: text.replacing("|", with: ".").replacing("#", with: ","),
            en: text.replacing("|", with: ",").replacing("#", with: "."))
    }

    /// What lies farthest from the country, as a ratio.
    private func standsOut(_ facts: [Fact]) -> Text {
        let ranked = facts.compactMap { fact -> (fact: Fact, ratio: Double)? in
            guard let nation = fact.nation, nation > 0, fact.value > 0 else { return nil }
            return (fact, fact.value / nation)
        }.sorted { max($0.ratio, 1 / $0.ratio) > max($1.ratio, 1 / $1.ratio) }
        return Text(
            list: ranked.prefix(4).map { entry in
                entry.fact.title + ": " + written(entry.ratio, 2)
                    + Text(nl: "× Nederland", en: "× the country")
            })
    }

    /// Figures that a team can give: first those that are not counted in the region, in the order of how much hangs on them.
    private var replaceFirst: Text {
        let candidates = Self.replaceable.compactMap { name, title in
            known[name].map { (title: title, figure: $0) }
        }
        // Growth that is planned follows past growth where no plan of the region is known.
        let others = candidates.filter { $0.figure.level != .region || $0.figure.figure == Self.plans }
        let own = candidates.filter { $0.figure.level == .region && $0.figure.figure != Self.plans }
        return Text(
            list: (others + own).prefix(4).map { entry in
                entry.title + " ±" + written(100 * entry.figure.spread, 0) + Self.percent
                    + Text(name: " (\(entry.figure.figure))")
            })
    }

    private static let plans = "housing.planned_growth"

    /// Figures that a team can give, in words.
    private static let replaceable: [(name: String, title: Text)] = [
        (
            plans,
            Text(nl: "plannen voor woningen", en: "plans for homes")
        ),
        ("jobs.unemployment_rate", Text(nl: "werkloosheid", en: "unemployment")),
        (
            "population.immigration_share",
            Text(nl: "aandeel in de migratie van het land", en: "share in the country's foreign migration")
        ),
        ("safety.feeling_unsafe", Text(nl: "voelt zich weleens onveilig", en: "feeling unsafe")),
        ("safety.road_deaths", Text(nl: "verkeersdoden", en: "road deaths")),
        ("safety.property_crime", Text(nl: "diefstal en inbraak", en: "property crime")),
        ("amenities.distance[hospital]", Text(nl: "afstand tot ziekenhuis", en: "distance to a hospital")),
        ("amenities.distance[sports]", Text(nl: "afstand tot sport", en: "distance to sports")),
        ("land.area[residential]", Text(nl: "woongebied", en: "residential land")),
        ("land.area[business]", Text(nl: "bedrijventerrein", en: "business land")),
        ("jobs.employment[industry]", Text(nl: "banen in de industrie", en: "jobs in industry")),
        ("biodiversity.deposition", Text(nl: "stikstof op natuur", en: "nitrogen on nature")),
        (
            "biodiversity.critical_load",
            Text(nl: "stikstof die de natuur verdraagt", en: "nitrogen that nature can bear")
        ),
    ]
}
