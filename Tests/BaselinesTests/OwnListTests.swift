import Modelling
import Reading
import RegionModel
import Testing

@testable import Baselines

/// A region's own list of hidden champions, given as figures.
@Suite struct OwnListTests {
    private func table(_ lines: [String]) -> SourceFile {
        let head = "figure,region,value,unit,year,source,evidence\n"
        return SourceFile(name: "list.csv", text: head + lines.joined(separator: "\n"))
    }

    private func line(_ column: String, _ sector: String, _ value: String, region: String = "NL225") -> String
    {
        let unit = column == "listed_jobs" ? "persons" : column == "listed_exports" ? "share" : "firms"
        return "hidden_champions.\(column)[\(sector)],\(region),\(value),\(unit),2024,our count,judged"
    }

    private func list(
        _ sector: String = "industry", firms: String = "18", jobs: String = "3400",
        retiring: String = "8", exports: String = "0.75"
    ) -> [String] {
        [
            line("listed", sector, firms), line("listed_jobs", sector, jobs),
            line("listed_retiring", sector, retiring), line("listed_exports", sector, exports),
        ]
    }

    private func problems(_ lines: [String]) -> [String] {
        do {
            _ = try Shared.catalogue.get().baseline(over: [table(lines)])
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test("Without a table no region has a list")
    func none() throws {
        let figures = try Shared.baseline.get().baseline.figures
        for column in ["listed", "listed_jobs", "listed_retiring", "listed_exports"] {
            #expect(figures["hidden_champions.\(column)"] == [Double](repeating: 0, count: 400))
        }
    }

    @Test("A list reaches the model, for its region and sectors alone, and is described as the user's")
    func given() throws {
        let baseline = try Shared.catalogue.get().baseline(over: [
            table(list() + list("business", firms: "6", retiring: "3"))
        ])
        let region = try #require(baseline.regions.firstIndex { $0.code == "NL225" })
        let listed = try #require(baseline.baseline.figures["hidden_champions.listed"])
        #expect(listed.reduce(0, +) == 24)
        #expect(listed[region * 10 + Sector.industry.rawValue] == 18)
        #expect(baseline.baseline.figures["hidden_champions.listed_exports"]?[region * 10 + 1] == 0.75)
        let described = try #require(
            baseline.figures(of: "NL225").first { $0.figure == "hidden_champions.listed" })
        #expect(described.value == 24)
        #expect(described.evidence.source.english == "our count" && described.evidence.grade == .judged)
        #expect(!baseline.figures(of: "NL213").contains { $0.figure.hasPrefix("hidden_champions.listed") })
    }

    @Test("A sector of a list has all four figures, or none")
    func incomplete() {
        for column in 0..<4 {
            var lines = list()
            let missing = lines.remove(at: column).split(separator: ",")[0]
            let given = lines[0].split(separator: ",")[0]
            #expect(
                problems(lines) == [
                    "list.csv:2:1: the list of hidden champions of NL225 gives '\(given)' and no '\(missing)'; "
                        + "give that figure too; an estimate of your own will do, marked judged"
                ])
        }
        #expect(problems([line("listed", "industry", "0")]) == [])
        #expect(problems(list() + list("trade", firms: "0", jobs: "0", retiring: "0", exports: "0")) == [])
    }

    @Test(
        "More heads than firms, fewer jobs than firms, a share above 1, an unknown sector: all told at once")
    func impossible() {
        let found = problems(
            list(firms: "10", jobs: "4", retiring: "11") + [line("listed", "factories", "3")]
                + [line("listed_exports", "business", "60")])
        #expect(found.count == 4)
        #expect(
            found.contains {
                $0.hasSuffix(
                    "'hidden_champions.listed_retiring[industry]' of NL225 is 11, and 10 firms are listed there; give at most 10"
                )
            })
        #expect(
            found.contains {
                $0.hasSuffix(
                    "'hidden_champions.listed_jobs[industry]' of NL225 is 4, and 10 firms are listed there; give at least one job a firm"
                )
            })
        #expect(found.contains { $0.contains("hidden_champions.listed[factories]") })
        #expect(
            found.contains { $0.contains("60 is not possible for hidden_champions.listed_exports[business]") }
        )
    }
}
