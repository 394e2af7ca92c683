import Baselines
import Modelling
import RegionModel

// Themes
extension RegionSheet {
    static let percent = Text(nl: "\u{00A0}%", en: " %")

    /// 1 January of this year is the newest count of residents of every region.
    private static let residentsCounted = 2023

    private func aged(_ ages: Range<Int>) -> (Int) -> Double {
        { place in self.values("population.people", of: place)[ages].reduce(0, +) }
    }

    var people: [Fact] {
        [
            amount(
                Text(nl: "inwoners op 1 januari 2024", en: "inhabitants on 1 January 2024"),
                inhabitants(number), "population.people", counted: Self.residentsCounted),
            ratio(
                Text(nl: "65 jaar en ouder", en: "65 and older"), Self.percent, 1, "population.people",
                times: 100,
                aged(65..<100), per: inhabitants),
            ratio(
                Text(nl: "15 tot 30 jaar", en: "15 to 29"), Self.percent, 1, "population.people", times: 100,
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

    var work: [Fact] {
        [
            amount(
                Text(nl: "mensen die er werken", en: "people who work there"), employed(number),
                "jobs.employment[industry]"),
            ratio(
                Text(nl: "werk per 100 inwoners", en: "jobs per 100 inhabitants"), Text(name: ""), 0,
                "jobs.employment[industry]", times: 100, employed, per: inhabitants),
            Fact(
                title: Text(nl: "werkloos", en: "unemployed"),
                value: 100 * value("jobs.unemployment_rate"),
                nation: 100 * mean("jobs.unemployment_rate") { self.value("jobs.labour_force", of: $0) },
                digits: 1, unit: Self.percent, figure: "jobs.unemployment_rate"),
            Fact(
                title: Text(
                    nl: "inwoners met werk in de eigen regio", en: "residents who work in the region"),
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
    var sectors: Text {
        let all = baseline.regions.indices
        let whole = all.map(employed).reduce(0, +)
        let ranked = Sector.allCases.map { sector -> (sector: Sector, quotient: Double) in
            let nation = all.map { value("jobs.employment", sector.rawValue, of: $0) }.reduce(0, +) / whole
            return (sector, value("jobs.employment", sector.rawValue) / employed(number) / nation)
        }.sorted { $0.quotient > $1.quotient }
        return Text(nl: "naar verhouding veel ", en: "more than elsewhere ")
            + Text(
                list: ranked.prefix(2).map {
                    $0.sector.title + " (" + written($0.quotient, 1) + "×)"
                })
    }

    var homes: [Fact] {
        [
            amount(Text(nl: "woningen", en: "dwellings"), value("housing.dwellings"), "housing.dwellings"),
            ratio(
                Text(nl: "huishoudens per woning", en: "households per home"), Text(name: ""), 2,
                "population.household_ratio", households, per: { self.value("housing.dwellings", of: $0) }),
            Fact(
                title: Text(
                    nl: "verwachte groei van woningen per jaar", en: "expected growth of dwellings a year"),
                value: 100 * value("housing.planned_growth"),
                nation: 100 * mean("housing.planned_growth") { self.value("housing.dwellings", of: $0) },
                digits: 2, unit: Self.percent, figure: "housing.planned_growth"),
            Fact(
                title: Text(nl: "woningwaarde per m²", en: "value of homes per m²"),
                value: value("housing.value_per_square_metre"),
                nation: mean("housing.value_per_square_metre") { self.value("housing.dwellings", of: $0) },
                digits: 0, sign: Text(nl: "€\u{00A0}", en: "€"), unit: Text(name: ""),
                figure: "housing.value_per_square_metre"),
        ]
    }

    private func households(_ place: Int) -> Double {
        let heads = baseline.baseline.figures["population.headship"] ?? []
        return value("population.household_ratio", of: place)
            * zip(values("population.people", of: place), heads).map(*).reduce(0, +)
    }

    private func land(_ classes: [LandClass]) -> (Int) -> Double {
        { place in classes.map { self.value("land.area", $0.rawValue, of: place) }.reduce(0, +) }
    }

    var nature: [Fact] {
        let dry = LandClass.allCases.filter { $0 != .water }
        return [
            ratio(
                Text(nl: "natuur als deel van de grond", en: "nature as a share of land"), Self.percent, 1,
                "land.area[forest]", times: 100,
                land([.forest, .openNature, .wetNature, .newNature]), per: land(dry)),
            ratio(
                Text(nl: "landbouwgrond", en: "farmland"), Self.percent, 0, "land.area[arable]", times: 100,
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

    var safety: [Fact] {
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

    var amenities: [Fact] {
        [Amenity.gp, .supermarket, .primarySchool, .secondarySchool, .hospital].map { amenity in
            Fact(
                title: Text(nl: "naar ", en: "to ") + amenity.title,
                value: value("amenities.distance", amenity.rawValue),
                nation: mean("amenities.distance", amenity.rawValue, by: inhabitants), digits: 1,
                unit: Text(name: " km"), figure: "amenities.distance[\(amenity.label)]")
        }
    }
}
