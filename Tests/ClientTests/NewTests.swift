import Messages
import Modelling
import Synchronization
import Testing
import Words

@testable import Client

@Suite("A new scenario")
struct NewTests {
    private static func entry(_ name: String, _ nl: String, _ en: String, department: Text? = nil)
        -> DescribeReply.Entry
    {
        DescribeReply.Entry(
            name: name, title: Text(nl: nl, en: en), sentence: Text(nl: "", en: ""),
            details: department.map { [DescribeReply.Line(key: "department", label: "department", $0)] } ?? []
        )
    }

    private static let nature = Text(nl: "natuur", en: "nature")
    private static var choices: NewChoices {
        NewChoices(
            regions: [entry("NL213", "Twente", "Twente")],
            measures: [
                entry("nature_network", "Natuurnetwerk", "Nature network", department: nature),
                entry("farm_transition", "Landbouwtransitie", "Farm transition", department: nature),
                entry(
                    "safe_roads", "Veilige wegen", "Safe roads",
                    department: Text(nl: "bereikbaarheid", en: "mobility")),
            ],
            modes: [entry("silo", "verkokerd", "silo"), entry("network", "netwerk", "network")],
            scenarios: [entry("polder:twente/network", "Twente als netwerk", "Twente as a network")])
    }

    private static func lines(_ wishes: NewWishes) -> [String] {
        do {
            _ = try wishes.scenario(of: choices, after: 2026)
            return []
        } catch let complaint as Complaint {
            return Speech.$language.withValue(.english) { complaint.lines.map(\.said) }
        } catch { return ["\(error)"] }
    }

    @Test(
        "what is wanted stands in the file, in words of either language, half a year apart where no start is said"
    )
    func file() throws {
        let wishes = NewWishes(
            region: "twente", challenges: ["natuur"], measures: ["Safe roads@2030k2"],
            plans: ["Regio \"Deal\" = natuur, mobility"], mode: "netwerk")
        let text = try wishes.scenario(of: Self.choices, after: 2026).text(in: .dutch)
        let kept = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("  #") }
        #expect(
            kept == [
                "titel:", #"  nl: "Twente, netwerk""#, #"  en: "Twente, network""#, "kort:",
                #"  nl: "netwerk""#, #"  en: "network""#, "regio: NL213",
                "samenwerking:",
                "  manier_van_werken: netwerk", "routekaart:", "  - maatregel: veilige_wegen",
                "    begin: 2030Q2", "  - maatregel: natuurnetwerk", "    begin: 2027Q1",
                "  - maatregel: landbouwtransitie", "    begin: 2027Q3", "bestaande_plannen:",
                #"  - plan: "Regio \"Deal\"""#,
                "    doelen: [natuur, bereikbaarheid]",
            ])
        let english = try wishes.scenario(of: Self.choices, after: 2026).text(in: .english)
        for line in [
            "focus: NL213", "  mode: network", "  - measure: safe_roads", "    goals: [nature, mobility]",
        ] {
            #expect(english.contains("\n\(line)\n"), "\(line)")
        }
        #expect(text.contains("# Om welke") == false && text.contains("# Hoe partijen samenwerken"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 112 })
    }

    @Test("on top of another scenario only what changes stands there")
    func extending() throws {
        let wishes = NewWishes(from: "twente/network", title: "Ons \\ plan")
        let text = try wishes.scenario(of: Self.choices, after: 2026).text(in: .english)
        let kept = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            kept == [
                "extends: polder:twente/network", "title:", #"  nl: "Ons \\ plan""#, #"  en: "Ons \\ plan""#,
                "short:",
                #"  nl: "aangepast""#, #"  en: "changed""#,
            ])
    }

    @Test("everything that is not understood, or lacks, is told at once")
    func problems() {
        let all = Self.lines(
            NewWishes(challenges: ["natur"], measures: ["safe_road@soon"], plans: ["Deal"], mode: "netwrk"))
        #expect(all.count == 5, "\(all)")
        for part in [
            "'netwrk'; did you mean", "'Deal' does not say", "'safe_road'; did you mean", "'natur'; did you",
        ] {
            #expect(all.contains { $0.contains(part) }, "\(part): \(all)")
        }
        #expect(Self.lines(NewWishes()).count == 3)
        #expect(Self.lines(NewWishes(region: "Twente", from: "twente/network")).count == 1)
        #expect(
            Self.lines(NewWishes(region: "Twente", measures: ["safe_roads@2030"], mode: "silo"))
                == ["'2030' is no quarter; write a year and a quarter, such as 2027Q1"])
    }

    @Test("questions are asked until they are understood, and an end of input writes nothing")
    func asked() throws {
        let answers = Mutex(["Twent", "Twente", "1", "", "Regio Deal", "1,2", "", "7", "2"])
        let said = Mutex<[String]>([])
        let questions = Questions(
            ask: { _ in answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
            say: { line in said.withLock { $0.append(line) } })
        let wishes = try questions.wishes(of: Self.choices)
        #expect(
            wishes
                == NewWishes(
                    region: "NL213", measures: ["nature_network", "farm_transition"],
                    plans: ["Regio Deal=nature,mobility"], mode: "network"))
        #expect(said.withLock { $0.count { $0.contains("Twent'") || $0.contains("'7'") } } == 2)
        #expect(throws: Complaint.self) { try questions.wishes(of: Self.choices) }
    }
}
