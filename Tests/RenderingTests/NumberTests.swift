import Modelling
import Testing

@testable import Rendering

@Suite("Numbers for people")
struct NumberTests {
    private let dutch = NumberText(.dutch)
    private let english = NumberText(.english)

    @Test(
        "R20, R24: levels have three digits, in Dutch with a comma and a point between thousands",
        arguments: [
            (1_647_321.4, "persons", "1.650.000", "1,650,000"), (0.03919, "share", "3,92\u{A0}%", "3.92%"),
            (53.312, "points", "53,3", "53.3"), (0, "ha", "0", "0"),
            (1_238.4, "mol/ha/yr", "1.240", "1,240"), (0.00062, "1", "0,00062", "0.00062"),
            (217.6, "ha", "218", "218"),
        ])
    func levels(value: Double, unit: String, inDutch: String, inEnglish: String) {
        #expect(dutch.value(value, unit: unit) == inDutch)
        #expect(english.value(value, unit: unit) == inEnglish)
    }

    @Test(
        "R20, R24: differences have two digits and a sign, a minus and not a hyphen",
        arguments: [
            (-2_812.0, "dwellings", "−2.800"), (0.0013, "share", "+0,13"), (1_250.0, "persons", "+1.300"),
            (0.999, "points", "+1,0"), (-0.0994, "points", "−0,099"),
        ])
    func differences(value: Double, unit: String, text: String) {
        #expect(dutch.difference(value, unit: unit) == text)
    }

    @Test("R21: what rounds to nothing is ≈, never +0 or −0", arguments: [0.0, 1e-9, -1e-9, 0.3, -0.4])
    func nothing(value: Double) { #expect(dutch.difference(value, unit: "persons") == "≈") }

    @Test("R20: shares of the promise are whole points, since a point is the least that is worth naming")
    func points() {
        #expect(dutch.difference(-0.171, unit: "share", worthNaming: 0.01) == "−17")
        #expect(dutch.difference(0.034, unit: "share", worthNaming: 0.01) == "+3")
        #expect(dutch.bareValue(0.6731, unit: "share", worthNaming: 0.01) == "67")
        #expect(dutch.bareValue(0.1493, unit: "share", worthNaming: 0.0005) == "14,9")
    }

    @Test(
        "R20: one digit where the standard error exceeds 15 % of the value, the sign alone beyond 50 %",
        arguments: [(3.6, 2), (3.61, 1), (12.0, 1), (12.01, 0)])
    func digits(error: Double, digits: Int) {
        #expect(NumberText.digits(of: 24, error: error) == digits)
        let texts = ["+", "+20", "+24"]
        #expect(dutch.difference(24, unit: "ha", error: error) == texts[digits])
    }

    @Test(
        "R21: money has two digits and no decimals from 10",
        arguments: [
            (4.71, "4,7"), (9.94, "9,9"), (9.96, "10"), (23.6, "24"), (154.4, "154"), (0.04, "0"),
            (7.0, "7"), (0, "0"),
        ])
    func money(millions: Double, text: String) {
        #expect(dutch.millions(millions) == text)
    }

    @Test("R21: months are whole below 24, from there years with one decimal")
    func months() {
        let voice = Voice(.dutch)
        #expect(voice.duration(months: 1.2) == "1 maand")
        #expect(voice.duration(months: -23.4) == "23 maanden")
        #expect(voice.duration(months: 23.6) == "2 jaar")
        #expect(Voice(.english).duration(months: 30) == "2.5 years")
    }

    @Test(
        "R16: all and none only where it is every draw",
        arguments: [
            (1.0, "in alle trekkingen", "100"), (0.9999, "in meer dan 99 van de 100 trekkingen", ">99"),
            (0.995, "in meer dan 99 van de 100 trekkingen", ">99"),
            (0.994, "in 99 van de 100 trekkingen", "99"), (0.84, "in 84 van de 100 trekkingen", "84"),
            (0.005, "in 1 van de 100 trekkingen", "1"),
            (0.004, "in minder dan 1 van de 100 trekkingen", "<1"),
            (0, "in geen enkele trekking", "0"),
        ])
    func counts(share: Double, sentence: String, cell: String) {
        #expect(Voice(.dutch).count(share) == sentence)
        #expect(Voice(.dutch).cell(share) == cell)
    }

    @Test("R24: a share in brackets has a no-break space in Dutch and none in English")
    func percents() {
        #expect(dutch.percent(0.0050) == "0,5\u{A0}%")
        #expect(english.percent(0.0211) == "2.1%")
    }
}
