import Rendering
import Testing

@Suite("Numbers for people")
struct NumberTests {
    @Test(
        "values are rounded to what they can bear",
        arguments: [
            (1_647_321.4, "persons", "1,647,000"), (0.03919, "share", "3.92 %"),
            (53.312, "points", "53.31"),
            (0.0, "ha", "0"), (0.00062, "1", "0.00062"), (-12.5, "M€", "−12.50"), (217.6, "ha", "218.0"),
        ])
    func values(value: Double, unit: String, text: String) {
        #expect(NumberText.value(value, unit: unit) == text)
    }

    @Test(
        "differences carry their sign, and those of shares are percentage points",
        arguments: [
            (-2_812.0, "dwellings", "−2,800"), (0.0013, "share", "+0.13 pp"), (0.0, "ha", "±0"),
            (1e-9, "share", "±0"), (0.3, "persons", "±0"), (1_250.0, "persons", "+1,300"),
        ])
    func differences(value: Double, unit: String, text: String) {
        #expect(NumberText.difference(value, unit: unit) == text)
    }

    @Test("a share of members is never rounded to all or none")
    func percents() {
        #expect(NumberText.percent(0.9999) == "over 99 %")
        #expect(NumberText.percent(0.0001) == "under 1 %")
        #expect(NumberText.percent(1) == "100 %")
        #expect(NumberText.percent(0.524) == "52 %")
    }
}
