import RegionModel
import Testing

/// What uncertain numbers are about.
@Suite struct SubjectTests {
    @Test("numbers of working together fall into parts, all others into their chapter")
    func names() throws {
        #expect(Subject(of: "collaboration.initial_trust")?.name == "trust")
        #expect(Subject(of: "collaboration.mode_factor.network")?.name == "decisions")
        #expect(Subject(of: "collaboration.side_effect.nature_from_housing")?.name == "side_effects")
        #expect(Subject(of: "collaboration.overrun")?.name == "works")
        #expect(Subject(of: "biodiversity.ripening")?.name == "biodiversity")
        #expect(Subject(of: "biodiversity.ripening") == Subject(of: "biodiversity.patch_growth"))
        #expect(Subject(of: "nothing.like_it") == nil)
    }
}
