import Messages
import Modelling
import Testing
import Words

@testable import Daemon

@Suite struct DescribingTests {
    static let knowledge: Knowledge? = try? Knowledge(configFolder: "")

    private func entries(_ topic: DescribeRequest.Topic, _ name: String? = nil) throws
        -> [DescribeReply.Entry]
    {
        try #require(Self.knowledge).describe(DescribeRequest(topic: topic, name: name)).entries
    }

    @Test(
        "Every entry of every topic has a title and a sentence in Dutch and in English",
        arguments: DescribeRequest.Topic.allCases)
    func complete(topic: DescribeRequest.Topic) throws {
        let entries = try entries(topic)
        #expect(!entries.isEmpty)
        for entry in entries {
            for text in [entry.titles, entry.sentences] {
                let text = try #require(text, "\(entry.name)")
                #expect(!text.dutch.isEmpty && !text.english.isEmpty, "\(topic) \(entry.name)")
            }
            #expect(entry.title == entry.titles?.english && entry.sentence == entry.sentences?.english)
            for line in entry.details {
                #expect(line.values != nil, "\(entry.name): \(line.label)")
                if let key = line.key { #expect(Wording.shared.has("describe.\(key)"), "\(key)") }
            }
        }
    }

    @Test(
        "Every unit has Dutch and English words, or is written alike everywhere",
        arguments: DescribeRequest.Topic.allCases)
    func units(topic: DescribeRequest.Topic) throws {
        let alike: Set = ["1", "M€", "ha", "km", "m", "kg", "%", "°C", "mol/ha"]
        var entries = try entries(topic)
        if topic == .regions {
            entries += try self.entries(.regions, "Twente") + self.entries(.regions, "NL")
        }
        for unit in Set(entries.compactMap(\.unit)).subtracting(alike) {
            let isKnown = Wording.shared.has("describe.unit.\(unit)")
            #expect(isKnown, "\(unit)")
        }
    }

    @Test("Numbers have no zeros behind the mark, and shares are per cent in each language's way")
    func numbers() {
        #expect(Text(number: 0.55 * 100) == Text(nl: "55", en: "55"))
        #expect(Text(number: 0.1 + 0.2) == Text(nl: "0,3", en: "0.3"))
        #expect(Text(percent: 0.55) == Text(nl: "55\u{A0}%", en: "55%"))
        #expect(Text(percent: 0.125) == Text(nl: "12,5\u{A0}%", en: "12.5%"))
        #expect(Text(number: 3).with(unit: .dwellings) == Text(nl: "3 woningen", en: "3 homes"))
        #expect(Text(number: 0.6).with(unit: .share) == Text(nl: "0,6 aandeel", en: "0.6 share"))
    }

    @Test("The name of a theme, in either language, gives its entries", arguments: ["jobs", "werk", "Work"])
    func theme(name: String) throws {
        let names = try entries(.indicators, name).map(\.name)
        #expect(names == ["jobs.employed", "jobs.vacancies", "jobs.unemployment_rate", "jobs.value_added"])
    }

    @Test("The beginning of a name gives all that begin so")
    func family() throws {
        #expect(try entries(.indicators, "amenities.distance").count == 7)
    }

    @Test(
        "What people call it finds an entry, whatever the language and the capitals",
        arguments: [
            (DescribeRequest.Topic.measures, "veilige wijken", "safe_neighbourhoods"),
            (.measures, "Safe neighbourhoods", "safe_neighbourhoods"), (.regions, "twente", "NL213"),
            (.regions, "NL213", "NL213"), (.actors, "gemeenten", "municipality"),
            (.modes, "verkokerd", "silo"), (.indicators, "mensen aan het werk", "jobs.employed"),
        ])
    func found(topic: DescribeRequest.Topic, written: String, name: String) throws {
        #expect(try entries(topic, written).first?.name == name)
    }

    @Test("A misspelt name is met with the nearest, in the language that it was meant in")
    func misspelt() throws {
        let error = #expect(throws: Refusal.self) { try entries(.measures, "veilige wijkne") }
        #expect(error?.message.contains("did you mean 'veilige wijken") == true, "\(error?.message ?? "")")
        let region = #expect(throws: Refusal.self) { try entries(.regions, "Twenthe") }
        #expect(region?.message.contains("did you mean 'Twente'") == true)
    }

    @Test("A measure says what it costs, how long it takes, who leads it and what a million brings")
    func measures() throws {
        for entry in try entries(.measures) {
            let keys = entry.details.compactMap(\.key)
            #expect(["lead", "duration", "cost", "effort"].allSatisfy(keys.contains), "\(entry.name)")
            #expect(keys.contains("effect") || keys.contains("reach"), "\(entry.name)")
            #expect(entry.evidence?.source.english.isEmpty == false)
        }
    }

    @Test("Actors say what they hold; the shares of a measure add up to the whole")
    func holdings() throws {
        let held = try entries(.actors).compactMap { $0.details.first { $0.key == "holds" }?.value }
        let measure = try #require(try entries(.measures, "nature_network").first).title
        let shares = held.flatMap { $0.split(separator: ", ") }.filter { $0.hasPrefix(measure) }
            .compactMap { Double($0.dropFirst(measure.count + 1).dropLast("%".count)) }
        #expect(shares.reduce(0, +) == 100, "\(held)")
    }

    @Test("A region has its province, its inhabitants and its codes")
    func region() throws {
        let entry = try #require(try entries(.regions, "Twente").first)
        let line = { (key: String) in entry.details.first { $0.key == key }?.values }
        #expect(line("province")?.dutch == "Overijssel")
        #expect(line("codes")?.dutch.hasPrefix("NUTS 2021 NL213, CR") == true)
        #expect(entry.sentences?.dutch.contains("inwoners") == true)
        let inhabitants = line("inhabitants")?.english.filter(\.isNumber)
        #expect(inhabitants.flatMap { Int($0) }.map { (600_000...700_000).contains($0) } == true)
    }

    @Test("Shipped scenarios say of which region they are, with what, and how people work")
    func scenarios() throws {
        let entry = try #require(try entries(.scenarios, "polder:twente/network").first)
        #expect(entry.titles?.dutch.hasPrefix("Twente als") == true)
        #expect(entry.sentences?.dutch.contains("maatregelen; manier van werken: netwerk") == true)
        let idle = try #require(try entries(.scenarios, "polder:twente/autonomous").first)
        #expect(idle.sentences?.english.hasSuffix("without measures: what happens anyway.") == true)
    }
}
