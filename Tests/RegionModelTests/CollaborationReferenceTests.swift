import Modelling
import Testing

@testable import RegionModel

@Suite("Collaboration against a second writing of its equations")
struct CollaborationReferenceTests {
    // The same equations were written once more with plain numbers in Python, from the text of the revision alone
    // (`Tests/Replay/revised`); trust and delivered share after 21, 31, 41 and 104 quarters agree to rounding.

    @Test(
        "Twelve measures from 2025 on, central values, in every way of working",
        arguments: [
            (
                Mode.silo, [0.55, 0.55, 0.55, 0.55],
                [0.25251498490166063, 0.5611373510993297, 0.6926625582661118, 0.7216444131048214]
            ),
            (
                .bilateral, [0.5872492104773355, 0.6014938540058075, 0.6134310722315992, 0.6003580097345139],
                [0.14190210146505502, 0.35152344858501, 0.5657719644646247, 0.778943892451839]
            ),
            (
                .network, [0.6359953186839238, 0.6760022335689929, 0.7054604258406658, 0.6345962954619252],
                [0.1714889635840039, 0.5045065342487411, 0.8160626957907833, 0.8748977195023502]
            ),
            (
                .publicPrivate,
                [0.6425319645439883, 0.6909128611858404, 0.7211396956775442, 0.6417982658700432],
                [0.1327278099805858, 0.4562892265065595, 0.790141540934137, 0.8550914697376806]
            ),
        ])
    func twelveMeasures(mode: Mode, trust: [Double], delivered: [Double]) {
        let settings = CollaborationSettings(networkManager: true)
        let example = CollaborationExample(
            Roadmap(
                measures: WholeMeasures.twelve.map { .example($0, mode: mode, start: 4) },
                settings: [0: settings]))
        var found = 0
        example.advance(through: 103) { quarter in
            guard [20, 30, 40, 103].contains(quarter) else { return }
            #expect(near(example.trust.trust[0], trust[found], within: 1e-11))
            #expect(near(example.production.delivered[0], delivered[found], within: 1e-11))
            found += 1
        }
    }
}
