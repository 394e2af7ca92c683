import Modelling

extension LabourDemand {
    /// (2.4) Prepares, for each selling and buying sector, the share in sales that a job adds.
    ///
    /// National coefficients become regional ones by Flegg's location quotient: a region buys of itself what its
    /// own sectors are large enough to sell, and a small region buys less of itself than a large one.
    func weighLocalSales() {
        let national = employment.sum
        for region in 0..<regions {
            let share = jobs(in: region) / national
            let size = power(log(Lanes(repeating: 1 + share)) / log(Lanes(repeating: 2)), flegg)
            for seller in 0..<sectors {
                let row = (region * sectors + seller) * sectors
                var sales = Lanes.zero
                for buyer in 0..<sectors {
                    let bought = least(relativeSize(seller, buyer, in: region) * size, Lanes(repeating: 1))
                    let perJob = bought * (inputOutput[seller, buyer] * outputPerJob[buyer])
                    salesPerJob[row + buyer] = perJob
                    sales += perJob * employment[region, buyer]
                }
                for place in row..<row + sectors {
                    salesPerJob[place] = (salesPerJob[place] / sales).replacing(with: 0, where: sales .<= 0)
                }
            }
        }
    }

    /// (2.4) What a sector sells within the region, where 1 is what it sold on the base date.
    @inline(__always) func localSales(of salesPerJob: Table, to jobs: Table, at place: Int, in region: Int)
        -> Lanes
    {
        let (row, first) = (place * sectors, region * sectors)
        var sales = Lanes.zero
        for buyer in 0..<sectors { sales += salesPerJob[row + buyer] * jobs[first + buyer] }
        return sales
    }

    /// How large a seller is compared with its buyer, by location quotients; by its own where it buys of itself.
    @inline(__always) func relativeSize(_ seller: Int, _ buyer: Int, in region: Int) -> Lanes {
        let first = region * sectors
        let ofSeller = locationQuotient[first + seller]
        guard seller != buyer else { return ofSeller }
        return multiple(ofSeller, of: locationQuotient[first + buyer])
    }

    /// (2.1) Each sector's share in the jobs of its region, compared with its share in the country.
    func compareSectors() {
        let national = employment.sum
        for sector in 0..<sectors {
            var everywhere = 0.0
            for region in 0..<regions { everywhere += employment[region, sector] }
            for region in 0..<regions {
                let here = employment[region, sector] / jobs(in: region)
                let quotient = everywhere > 0 ? here / (everywhere / national) : 0
                locationQuotient[region, sector] = Lanes(repeating: quotient)
            }
        }
    }

    /// All jobs of a region on the base date.
    func jobs(in region: Int) -> Double {
        var jobs = 0.0
        for sector in 0..<sectors {
            jobs += employment[region, sector]
        }
        return jobs
    }
}
