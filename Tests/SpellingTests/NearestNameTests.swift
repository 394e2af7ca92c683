import Spelling
import Testing

@Suite("Misspelt names")
struct NearestNameTests {
    @Test(
        "The nearest name is suggested, if it is near",
        arguments: [
            ("sme_outreech", "sme_outreach"), ("SME outreach", "sme_outreach"),
            ("sme_outraech", "sme_outreach"),
            ("new_natur", "new_nature"), ("reach", "sme_outreach"), ("nature", "new_nature"), ("zzz", nil),
            ("", nil),
            (String(repeating: "x", count: 1_000), nil),
        ])
    func suggestions(word: String, expected: String?) {
        #expect(nearestName(to: word, among: ["sme_outreach", "new_nature"]) == expected)
    }

    @Test("Of names that hold the word, one that begins with it goes first")
    func beginning() {
        #expect(nearestName(to: "Bergen", among: ["Tubbergen", "Bergen (L.)"]) == "Bergen (L.)")
        #expect(nearestName(to: "bergen", among: ["Tubbergen", "Zandbergen"]) == "Tubbergen")
    }

    @Test("Letters that are swapped count as one mistake")
    func distance() {
        let distances = [
            ("", ""), ("a", ""), ("", "ab"), ("network", "netwrok"), ("silo", "sillo"), ("abc", "xyz"),
        ].map {
            editDistance(Array($0), Array($1))
        }
        #expect(distances == [0, 1, 2, 1, 1, 3])
    }
}

@Suite("Advice")
struct AdviceTests {
    @Test("Nearest names are looked for as often as may be, and no more")
    func bounded() {
        let found = Advice.limited(to: 3) {
            (0..<9).map { _ in nearestName(to: "sme_outreech", among: ["sme_outreach"]) }
        }
        #expect(found.compactMap(\.self).count == 3)
        #expect(nearestName(to: "sme_outreech", among: ["sme_outreach"]) == "sme_outreach")
    }

    @Test(
        "what parts words is one space, whatever it is, and accents are letters without them",
        arguments: [
            ("  Den--Haag (CR)\r\n", "den haag cr"), ("Fryslân / 2023", "fryslan 2023"), ("", ""), ("--", ""),
            ("É-É", "e e"), ("A1b2", "a1b2"), ("'s-Gravenhage", "s gravenhage"), ("x\u{0}y\t", "x y"),
        ])
    func words(_ name: String, _ expected: String) { #expect(spelling(of: name) == expected) }
}
