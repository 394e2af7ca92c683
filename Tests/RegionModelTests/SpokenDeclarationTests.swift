import Modelling
import Testing

@testable import RegionModel

@Suite("What themes declare is said in Dutch and in English")
struct SpokenDeclarationTests {
    private static let declarations: [(name: String, declaration: Declaration)] = {
        let workspace = RegionalWorkspace(regions: (0..<Axis.regions.count).map { "region \($0)" })
        return workspace.quantities.map { ($0.name, $0.declaration) }
            + workspace.given.map { ($0.name, $0.declaration) }
    }()

    @Test("no name is that of two quantities: a weight, a figure or a draw would be of the wrong one")
    func names() {
        let names = Self.declarations.filter { $0.declaration.role != .given }.map(\.name)
        let twice = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys.sorted()
        #expect(twice == [])
    }

    @Test("every sentence has its Dutch, and ends as a sentence does")
    func sentences() {
        for (name, declaration) in Self.declarations {
            #expect(declaration.sentence.dutch.hasSuffix("."), "\(name)")
            #expect(declaration.sentence.dutch != declaration.sentence.english, "\(name)")
        }
    }

    @Test("a title of what people choose, read or give is at most 40 characters, a level of a curve 50")
    func titles() {
        for (name, declaration) in Self.declarations
        where [.outcome, .parameter, .given].contains(declaration.role) {
            let isOfCurve = name.hasSuffix(".level") || name.hasSuffix(".slope")
            for title in [declaration.title.dutch, declaration.title.english] {
                #expect(!title.isEmpty && title.count <= (isOfCurve ? 50 : 40), "\(name): \(title)")
            }
        }
    }

    @Test("what is our own is given in Dutch; what is published has the same citation in both languages")
    func evidence() {
        for (name, declaration) in Self.declarations {
            guard let evidence = declaration.evidence else { continue }
            #expect(!evidence.source.dutch.isEmpty, "\(name)")
            if evidence.grade.isOwn {
                #expect(evidence.source.dutch != evidence.source.english, "\(name)")
            } else {
                let citation = evidence.source.english.split(separator: ";")[0]
                #expect(evidence.source.dutch.hasPrefix(citation), "\(name)")
            }
        }
    }

    @Test("nobody is sent to a source that is nowhere: no correction by number, no unnamed specification")
    func sources() {
        for (name, declaration) in Self.declarations {
            let source = declaration.evidence?.source.english.lowercased() ?? ""
            #expect(!source.contains("correction"), "\(name)")
            #expect(
                !source.contains("specification") || source.contains("docs/specification.md"), "\(name)")
        }
    }

    @Test("the headlines of these chapters, and what only differs, are those of the glossary")
    func headlines() {
        let outcomes = Self.declarations.filter { $0.declaration.indicator != nil }
        #expect(
            Set(outcomes.filter { $0.declaration.indicator?.isHeadline == true }.map(\.name)) == [
                "jobs.employed", "hidden_champions.reached_share", "housing.dwellings",
                "biodiversity.nitrogen_deposition", "biodiversity.species_abundance",
                "safety.recorded_crime", "amenities.index", "collaboration.trust",
                "collaboration.delivered", "collaboration.half_delivered",
                "collaboration.coordination_spent", "collaboration.public_spent",
                "collaboration.private_spent", "collaboration.delivered_when_due",
            ])
        #expect(
            outcomes.filter { $0.declaration.indicator?.reading == .difference }.map(\.name)
                == ["jobs.value_added", "housing.price_index"])
        let hospital = outcomes.first { $0.name == "amenities.distance.hospital" }?.declaration.title
        #expect(hospital?.english == "distance to hospital")
        #expect(hospital?.dutch.hasPrefix("afstand tot ") == true)
    }

    @Test("every chapter, and every label of an axis, has a title in both languages")
    func chaptersAndLabels() {
        for (name, declaration) in Self.declarations {
            #expect(Chapter(of: name) != nil, "\(name)")
            for factor in declaration.axis.factors {
                for (label, title) in zip(factor.labels, factor.titles) {
                    #expect(!title.dutch.isEmpty && !title.english.isEmpty, "\(name).\(label)")
                }
            }
        }
        for chapter in Chapter.allCases {
            #expect(!chapter.title.dutch.isEmpty && !chapter.title.english.isEmpty)
        }
    }
}
