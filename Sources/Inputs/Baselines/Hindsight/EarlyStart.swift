/// Starts before jobs were counted by region: what is known of the twelve provinces (decision 21).
extension Hindsight {
    /// The ages of the country, brought to its nine groups that were counted on the first day.
    func countedAges(_ ages: [Double]) -> [Double] {
        scaled(ages) { group in nation.provinceTotal(.provinceAges, part: Observations.name(of: group), start)
        }
    }

    /// The same for the people of a province.
    func agesOfProvince(_ province: String, _ ages: [Double]) -> [Double] {
        scaled(ages) { known.value(.provinceAges, "\(province):\(Observations.name(of: $0))", start) }
    }

    private func scaled(_ ages: [Double], to counted: (Range<Int>) -> Double?) -> [Double] {
        var ages = ages
        for group in Observations.ageGroups {
            guard let people = counted(group) else { continue }
            let sum = Array(ages[group]).sum
            for age in group { ages[age] *= people / sum }
        }
        return ages
    }

    /// What was counted by province before the first day, and the country's jobs per inhabitant of later.
    mutating func putInProvinces() {
        putInProvincesDwellings()
        for province in figures.places.provinces {
            if let emigrants = known.value(.provinceEmigration, province, start - 1) {
                insert(
                    emigrants, "migration.emigration", province,
                    like: figures.value("migration.emigration", province))
            }
            let deaths = known.years(.provinceRoadDeaths).suffix(4).compactMap {
                known.value(.provinceRoadDeaths, province, $0)
            }
            // The derivation takes the mean over years; each gets what was the mean of those known.
            for year in Derivation.yearsOfRoadDeaths where !deaths.isEmpty {
                let name = "safety.road_deaths_of[\(year)]"
                insert(
                    deaths.sum / Double(deaths.count), name, province, like: figures.value(name, province))
            }
            if let year = known.years(.earlierUnemployment).last,
                let rate = known.value(.earlierUnemployment, province, year)
            {
                insert(
                    rate, "jobs.unemployment_rate", province,
                    like: figures.value("jobs.unemployment_rate", province))
            }
        }
        if let year = known.years(.earlierUnemployment).last {
            let mean = figures.places.provinces.map {
                (known.value(.earlierUnemployment, $0, year) ?? 0) * (residents[$0] ?? 0)
            }.sum
            insert(
                mean / (residents[Places.nation] ?? 1), "jobs.unemployment_rate", Places.nation,
                like: figures.value("jobs.unemployment_rate", Places.nation))
        }
        putInLaterWork()
    }

    /// Dwellings of the province, by residents over its regions; the country's growth to the last count is told.
    private mutating func putInProvincesDwellings() {
        for region in figures.places.regions {
            guard let counted = known.value(.provinceDwellings, region.province, start) else { continue }
            insert(
                counted * (residents[region.code] ?? 0) / (residents[region.province] ?? 1),
                "housing.dwellings", region.code, like: figures.value("housing.dwellings", region.code))
        }
        guard let last = nation.years(.provinceDwellings).last, last > start,
            let now = nation.total(.provinceDwellings, start),
            let then = nation.total(.provinceDwellings, last)
        else { return }
        insert(
            log(then / now) / Double(last - start), "housing.planned_growth", Places.nation,
            like: figures.value("housing.planned_growth", Places.nation))
    }

    /// Jobs and product of later by inhabitants, as if neither had grown before; unemployment of regions is not known.
    private mutating func putInLaterWork() {
        let later = nation.total(.residents, Vintage.shipped.employment) ?? 1
        let ratio = (residents[Places.nation] ?? 1) / later
        var total = 0.0
        for sector in Observations.sectors {
            for region in figures.places.regions {
                let name = "jobs.employed[\(sector)]"
                let sample = figures.value(name, region.code)
                let own = (sample?.value ?? 0) * ratio
                total += own
                insert(own, name, region.code, like: sample, of: vintage.employment)
                insert(
                    own, "jobs.employed_2010[\(sector)]", region.code, like: sample,
                    of: vintage.earlierEmployment)
            }
            let growth = "sectors.growth[\(sector)]"
            insert(1, growth, Places.nation, like: figures.value(growth, Places.nation))
        }
        insert(
            total, "jobs.employed_persons", Places.nation,
            like: figures.value("jobs.employed_persons", Places.nation))
        let product = figures.value("jobs.gross_domestic_product[2021]", Places.nation)
        let whole = (product?.value ?? 0) * ratio
        for year in [start, vintage.product, vintage.earlierProduct] {
            let name = "jobs.gross_domestic_product[\(year)]"
            insert(whole, name, Places.nation, like: product)
            guard year != start else { continue }
            for region in figures.places.regions {
                let share = (residents[region.code] ?? 0) / (residents[Places.nation] ?? 1)
                insert(whole * share, name, region.code, like: product)
            }
        }
        for region in figures.places.regions { figures.remove("jobs.unemployment_rate", region.code) }
    }
}

extension Observations {
    /// The sum over provinces of one part, such as a group of ages.
    func provinceTotal(_ series: Series, part: String, _ year: Int) -> Double? {
        let all = places(series).filter { $0.hasSuffix(":\(part)") }.map { value(series, $0, year) }
        guard !all.isEmpty, all.allSatisfy({ $0 != nil }) else { return nil }
        return all.compactMap(\.self).sum
    }
}
