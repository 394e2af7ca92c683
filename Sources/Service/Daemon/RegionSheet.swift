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
    private struct Fact {
        let title: Text
        let value: Double
        /// Nil where there is nothing to compare with.
        let nation: Double?
        let digits: Int
        let unit: Text
        /// The figure of the model that says where it comes from.
        let figure: String
    }

    private let baseline: DescribedBaseline
    private let region: Region
    private let number: Int
    private let known: [String: DescribedFigure]

    init(of region: Region, in baseline: DescribedBaseline) {
        self.baseline = baseline
        self.region = region
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
    private func values(_ figure: String, of place: Int) -> [Double] {
        let all = baseline.baseline.figures[figure] ?? []
        let width = all.count / max(baseline.regions.count, 1)
        return Array(all[place * width..<(place + 1) * width])
    }

    private func value(_ figure: String, _ element: Int = 0, of place: Int? = nil) -> Double {
        let own = values(figure, of: place ?? number)
        return element < own.count ? own[element] : .nan
    }

    private func inhabitants(_ place: Int) -> Double { values("population.people", of: place).reduce(0, +) }

    /// The mean of a figure over the regions, by weight.
    private func mean(_ figure: String, _ element: Int = 0, by weight: (Int) -> Double) -> Double {
        let weights = baseline.regions.indices.map(weight)
        let values = baseline.regions.indices.map { value(figure, element, of: $0) }
        return zip(values, weights).map(*).reduce(0, +) / weights.reduce(0, +)
    }

    /// What the country has of it, where `part` says what a region has.
    private func nation(_ part: (Int) -> Double, per whole: (Int) -> Double) -> Double {
        let all = baseline.regions.indices
        return all.map(part).reduce(0, +) / all.map(whole).reduce(0, +)
    }

    private func ratio(
        _ title: Text, _ unit: Text, _ digits: Int, _ figure: String, times factor: Double = 1,
        _ part: (Int) -> Double, per whole: (Int) -> Double
    ) -> Fact {
        Fact(
            title: title, value: factor * part(number) / whole(number),
            nation: factor * nation(part, per: whole), digits: digits, unit: unit, figure: figure)
    }

    private func amount(_ title: Text, _ value: Double, _ figure: String) -> Fact {
        Fact(
            title: title, value: (value / 100).rounded() * 100, nation: nil, digits: 0, unit: Text(name: ""),
            figure: figure)
    }
}

// Themes
extension RegionSheet {
    private static let percent = Text(nl: "\u{00A0}%", en: " %")

    private func aged(_ ages: Range<Int>) -> (Int) -> Double {
        { place in self.values("population.people", of: place)[ages].reduce(0, +) }
    }

    private var people: [Fact] {
        [
            amount(Text(nl: "inwoners", en: "inhabitants"), inhabitants(number), "population.people"),
            ratio(
                Text(nl: "65 en ouder", en: "65 and older"), Self.percent, 1, "population.people", times: 100,
                aged(65..<100), per: inhabitants),
            ratio(
                Text(nl: "15 tot 30", en: "15 to 30"), Self.percent, 1, "population.people", times: 100,
                aged(15..<30), per: inhabitants),
            ratio(
                Text(nl: "verhuist per jaar naar andere regio's", en: "move to other regions a year"),
                Self.percent, 1, "population.moves_other", times: 100,
                { place in
                    ["population.moves_young", "population.moves_other"].flatMap {
                        self.values($0, of: place)
                    }
                    .reduce(0, +)
                }, per: inhabitants),
        ]
    }

    private func employed(_ place: Int) -> Double { values("jobs.employment", of: place).reduce(0, +) }

    private var work: [Fact] {
        [
            amount(
                Text(nl: "mensen aan het werk", en: "people at work"), employed(number),
                "jobs.employment[industry]"),
            ratio(
                Text(nl: "per 100 inwoners", en: "per 100 inhabitants"), Text(name: ""), 0,
                "jobs.employment[industry]", times: 100, employed, per: inhabitants),
            Fact(
                title: Text(nl: "werkloos", en: "unemployed"),
                value: 100 * value("jobs.unemployment_rate"),
                nation: 100 * mean("jobs.unemployment_rate") { self.value("jobs.labour_force", of: $0) },
                digits: 1, unit: Self.percent, figure: "jobs.unemployment_rate"),
            Fact(
                title: Text(nl: "werkt in de eigen regio", en: "work in their own region"),
                value: 100 * value("jobs.commuting", number),
                nation: 100
                    * nation(
                        {
                            self.value("jobs.commuting", $0, of: $0) * self.value("jobs.labour_force", of: $0)
                        },
                        per: { self.value("jobs.labour_force", of: $0) }),
                digits: 0, unit: Self.percent, figure: "jobs.commuting"),
        ]
    }

    /// The sectors of which the region has most beside the country.
    private var sectors: Text {
        let all = baseline.regions.indices
        let whole = all.map(employed).reduce(0, +)
        let ranked = Sector.allCases.map { sector -> (sector: Sector, quotient: Double) in
            let nation = all.map { value("jobs.employment", sector.rawValue, of: $0) }.reduce(0, +) / whole
            return (sector, value("jobs.employment", sector.rawValue) / employed(number) / nation)
        }.sorted { $0.quotient > $1.quotient }
        return Text(nl: "veel ", en: "much ")
            + Text(
                list: ranked.prefix(2).map {
                    $0.sector.title + " (" + written($0.quotient, 1) + "×)"
                })
    }

    private var homes: [Fact] {
        [
            amount(Text(nl: "woningen", en: "dwellings"), value("housing.dwellings"), "housing.dwellings"),
            Fact(
                title: Text(nl: "geplande groei per jaar", en: "planned growth a year"),
                value: 100 * value("housing.planned_growth"),
                nation: 100 * mean("housing.planned_growth") { self.value("housing.dwellings", of: $0) },
                digits: 2, unit: Self.percent, figure: "housing.planned_growth"),
            Fact(
                title: Text(nl: "waarde per m²", en: "value per m²"),
                value: value("housing.value_per_square_metre"),
                nation: mean("housing.value_per_square_metre") { self.value("housing.dwellings", of: $0) },
                digits: 0, unit: Text(name: " €"), figure: "housing.value_per_square_metre"),
        ]
    }

    private func land(_ classes: [LandClass]) -> (Int) -> Double {
        { place in classes.map { self.value("land.area", $0.rawValue, of: place) }.reduce(0, +) }
    }

    private var nature: [Fact] {
        let dry = LandClass.allCases.filter { $0 != .water }
        return [
            ratio(
                Text(nl: "natuur", en: "nature"), Self.percent, 1, "land.area[forest]", times: 100,
                land([.forest, .openNature, .wetNature, .newNature]), per: land(dry)),
            ratio(
                Text(nl: "landbouw", en: "farmland"), Self.percent, 0, "land.area[arable]", times: 100,
                land([.arable, .grassland, .natureInclusiveFarmland]), per: land(dry)),
            Fact(
                title: Text(nl: "stikstof op natuur", en: "nitrogen on nature"),
                value: value("biodiversity.deposition"),
                nation: mean(
                    "biodiversity.deposition", by: land([.forest, .openNature, .wetNature, .newNature])),
                digits: 0, unit: Text(nl: " mol/ha per jaar", en: " mol/ha a year"),
                figure: "biodiversity.deposition"),
        ]
    }

    private var safety: [Fact] {
        [
            Fact(
                title: Text(nl: "misdrijven per 1000 inwoners", en: "crimes per 1000 inhabitants"),
                value: value("safety.property_crime") + value("safety.violence"),
                nation: mean("safety.property_crime", by: inhabitants)
                    + mean("safety.violence", by: inhabitants),
                digits: 1, unit: Text(name: ""), figure: "safety.property_crime"),
            Fact(
                title: Text(nl: "voelt zich weleens onveilig", en: "sometimes feel unsafe"),
                value: 100 * value("safety.feeling_unsafe"),
                nation: 100 * mean("safety.feeling_unsafe", by: inhabitants), digits: 0, unit: Self.percent,
                figure: "safety.feeling_unsafe"),
            ratio(
                Text(nl: "verkeersdoden per 100.000 inwoners", en: "road deaths per 100,000 inhabitants"),
                Text(name: ""), 1,
                "safety.road_deaths", times: 100_000, { self.value("safety.road_deaths", of: $0) },
                per: inhabitants),
        ]
    }

    private var amenities: [Fact] {
        [Amenity.gp, .supermarket, .primarySchool, .secondarySchool, .hospital].map { amenity in
            Fact(
                title: amenity.title, value: value("amenities.distance", amenity.rawValue),
                nation: mean("amenities.distance", amenity.rawValue, by: inhabitants), digits: 1,
                unit: Text(name: " km"), figure: "amenities.distance[\(amenity.label)]")
        }
    }
}

// Sentences
extension RegionSheet {
    /// `65 and older 20.9 % (country 20.2; 2019, own)`
    private func told(_ fact: Fact) -> Text {
        var behind: [Text] = []
        if let nation = fact.nation {
            behind.append(Text(nl: "land ", en: "country ") + written(nation, fact.digits))
        }
        if let figure = known[fact.figure] {
            let whose: Text =
                switch figure.level {
                case .region: Text(nl: "eigen", en: "own")
                case .province: Text(nl: "provincie", en: "province")
                case .nation: Text(nl: "landelijk", en: "national")
                }
            behind.append(Text(name: "\(figure.year) ") + whose)
        }
        let note = behind.dropFirst().reduce(behind.first ?? Text(name: "")) { $0 + "; " + $1 }
        return fact.title + " " + written(fact.value, fact.digits) + fact.unit + " (" + note + ")"
    }

    /// With so many digits behind the mark, and a mark between the thousands.
    private func written(_ value: Double, _ digits: Int) -> Text {
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
                entry.fact.title + " " + written(entry.ratio, 2) + Text(nl: "× het land", en: "× the country")
            })
    }

    /// Figures that a team can give and that matter, the widest first; what is the region's own counts half.
    private var replaceFirst: Text {
        let candidates = Self.replaceable.compactMap { name, title in known[name].map { (title, $0) } }
        func weight(_ figure: DescribedFigure) -> Double {
            figure.spread * (figure.level == .region ? 0.5 : 1)
        }
        let ranked = candidates.enumerated().sorted {
            (weight($1.element.1), $0.offset) < (weight($0.element.1), $1.offset)
        }
        return Text(
            list: ranked.prefix(4).map { entry in
                let (title, figure) = entry.element
                return title + " ±" + written(100 * figure.spread, 0) + Self.percent
                    + Text(name: " (\(figure.figure))")
            })
    }

    /// Figures that a team can give, in words.
    private static let replaceable: [(name: String, title: Text)] = [
        (
            "housing.planned_growth",
            Text(nl: "geplande groei van woningen", en: "planned growth of dwellings")
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
