import Modelling

extension Effects {
    /// What a region feels of a lever.
    private func table(of lever: Lever) -> Table {
        switch lever {
        case .natureArea: natureArea
        case .natureInclusiveArea: natureInclusiveArea
        case .dwellings: dwellingsAdded
        case .businessArea: businessArea
        case .patchConnectivity: patchConnectivity
        case .farmEmission: farmEmissionCut
        case .otherDeposition: otherDepositionCut
        case .labourForce: labourForceAdded
        case .police: police
        case .cohesion: cohesionGain
        case .roadRisk: roadRiskCut
        case .distance: distanceCut
        case .crossBorderWorkers: crossBorderWorkers
        case .gpThreshold, .primarySchoolThreshold, .supermarketThreshold, .libraryThreshold,
            .sportsThreshold,
            .secondarySchoolThreshold, .hospitalThreshold:
            thresholdCut
        }
    }

    /// Adds to what a region feels of a lever.
    func add(_ value: Lanes, to lever: Lever, in region: Int) {
        let place = lever.amenity.map { region * Axis.amenities.count + $0.rawValue } ?? region
        table(of: lever)[place] += value
    }

    /// Takes all effects out of a region, before those of this quarter are added up.
    func clear(_ region: Int) {
        natureArea[region] = .zero
        natureInclusiveArea[region] = .zero
        dwellingsAdded[region] = .zero
        businessArea[region] = .zero
        championsReached[region] = .zero
        firmsReached[region] = .zero
        patchConnectivity[region] = .zero
        farmEmissionCut[region] = .zero
        otherDepositionCut[region] = .zero
        labourForceAdded[region] = .zero
        police[region] = .zero
        cohesionGain[region] = .zero
        roadRiskCut[region] = .zero
        distanceCut[region] = .zero
        crossBorderWorkers[region] = .zero
        for amenity in 0..<7 { thresholdCut[region, amenity] = .zero }
    }

    /// Keeps cuts, and the reach of champions, within what is possible.
    func limit(_ region: Int, _ now: Couplings) {
        farmEmissionCut[region] = least(farmEmissionCut[region], largestCut)
        otherDepositionCut[region] = least(otherDepositionCut[region], largestCut)
        roadRiskCut[region] = least(roadRiskCut[region], largestCut)
        distanceCut[region] = least(distanceCut[region], largestCut)
        for amenity in 0..<7 {
            thresholdCut[region, amenity] = least(
                thresholdCut[region, amenity], largestCut)
        }
        championsReached[region] = least(
            championsReached[region], largestReach * now.unreachedChampions[region])
    }
}
