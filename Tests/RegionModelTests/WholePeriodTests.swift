import Modelling
import Testing

@testable import RegionModel

@Suite("Sums over the period")
struct WholePeriodTests {
    @Test("(9.1) a sum adds what stands at the end of each quarter, times its length")
    func sums() {
        let vectors = WholeVectors.read
        let (workspace, region) = (RegionalWorkspace(regions: vectors.regions), vectors.region("NL33C"))
        workspace.begin(vectors.scenario(), draws: Draws(seed: 1, firstMember: 0), isCentral: true)
        var (work, homes, crimes) = (0.0, 0.0, 0.0)
        for quarter in 0..<8 {
            workspace.advance(step: quarter)
            work += workspace.labourMarket.employed[region][0] / 4
            homes += workspace.housing.dwellings[region][0] / 4
            crimes +=
                workspace.safety.recordedCrime[region][0] * workspace.population.total[region][0] / 4_000
        }
        let sums = workspace.periodSums
        for (sum, expected) in [(sums.personYears, work), (sums.dwellingYears, homes), (sums.crimes, crimes)]
        {
            #expect(expected > 0)
            #expect(abs(sum[region][0] / expected - 1) < 1e-12)
        }
    }
}
