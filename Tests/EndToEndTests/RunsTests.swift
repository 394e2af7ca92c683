import Foundation
import Testing

@Suite("Runs are found again, from outside", .serialized)
struct RunsTests {
    @Test("a run is found by its name, renamed, noted, shown with its texts, and deleted")
    func found() throws {
        let programs = try Programs()
        let file = try programs.file("mine.yaml", "title: Mine\nextends: polder:twente/network\n")
        let run = try programs.polder("run", file, "--members", "8", "--detach", "--name", "council").out
            .trimmed
        #expect(try programs.polder("watch", "latest", "--format", "csv").code == 0)
        #expect(try programs.polder("rename", "coun", "raad").out == "run \(run) is called 'raad' now\n")
        #expect(try programs.polder("note", "raad", "for December").code == 0)
        let list = try programs.polder("runs", "--filter", "december").out
        #expect(list.contains("\(run)  Twente  mine") && list.contains("raad (for December)"), "\(list)")
        #expect(try programs.polder("runs", "--filter", "nothing like it").out.hasPrefix("no run fits"))
        let unknown = try programs.polder("show", "rad")
        #expect(unknown.code == 65)
        #expect(
            unknown.err == "There is no run 'rad'. Did you mean 'raad' (\(run))? All: polder runs\n")
        let text = try programs.polder("show", "raad", "--scenario", "mine")
        #expect(text.out == "title: Mine\nextends: polder:twente/network\n", "\(text.out)\(text.err)")
        #expect(try programs.polder("delete", "raad").code == 64)
        #expect(try programs.polder("delete", "raad", "--yes").out == "run \(run) is deleted\n")
        #expect(try programs.polder("runs").out == "no runs yet; polder compare makes one\n")
    }

    @Test(
        "everything that a person reads is Dutch where the locale is, and what machines read stays as it is")
    func dutch() throws {
        let programs = try Programs()
        let english = try programs.polder("run", "polder:twente/silo", "--members", "8", "--format", "csv")
        programs.environment["LANG"] = "nl_NL.UTF-8"
        let dutch = try programs.polder("run", "polder:twente/silo", "--members", "8", "--format", "csv")
        #expect(dutch.code == 0 && dutch.out == english.out)
        #expect(try programs.polder("status").out.contains("is aan het werk (proces "))
        #expect(try programs.polder("runs").out.contains("Vandaag, "))
        let wrong = try programs.polder(
            "run", "polder:twente/silo", "--year", "2060", "--region", "Twnte", "--indicator", "banen")
        #expect(wrong.code == 65)
        for option in ["--year: '2060'", "--region: er is geen regio 'Twnte'", "--indicator: er is geen"] {
            #expect(wrong.err.contains(option), "\(wrong.err)")
        }
        #expect(try programs.polder("runs", "--language", "en").out.contains("Today, "))
    }

    @Test("a word that fits several runs names them, and a scenario goes by what people call it")
    func several() throws {
        let programs = try Programs()
        for name in ["council north", "council south"] {
            _ = try programs.polder(
                "compare", "polder:twente/silo", "polder:twente/network", "--members", "8", "--name", name)
        }
        let both = try programs.polder("show", "council")
        #expect(both.code == 65)
        #expect(both.err.contains("'council' fits several"), "\(both.err)")
        #expect(both.err.contains("(council north)") && both.err.contains("(council south)"))
        let text = try programs.polder("show", "south", "--scenario", "silos")
        #expect(text.code == 0 && text.out.contains("polder:twente/silo"), "\(text.out)\(text.err)")
        #expect(try programs.polder("delete", "south").err.contains("Twente  silo, network"))
        #expect(try programs.polder("describe", "actors", "gemeente").out.hasPrefix("municipality: "))
    }

    @Test("the page of a place is short, whether the scenarios are about it or not")
    func places() throws {
        let programs = try Programs()
        let pair = ["compare", "polder:twente/silo", "polder:twente/network", "--members", "64"]
        let answer = try programs.polder(pair + ["--region", "NL,Twente", "--against", "silo"])
        let lines = answer.out.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(answer.code == 0 && lines.count <= 60, "\(answer.err)\(answer.out)")
        #expect(lines.first == "the Netherlands: a network compared with working in silos", "\(answer.out)")
        #expect(answer.out.contains("The measures are those of Twente."))
        #expect(answer.out.contains("\nTwente: a network compared with"))
        let central = try programs.polder(Array(pair.prefix(3)) + ["--central"])
        #expect(central.out.contains("Alike: measures"), "\(central.out)")
    }

    @Test(
        "questions about a run tell an indicator that there is not, and one that means several",
        arguments: ["flips", "find-out", "explain", "robust", "pathways"])
    func indicators(command: String) throws {
        let programs = try Programs()
        let pair = ["polder:twente/silo", "polder:twente/network"]
        _ = try programs.polder(["compare"] + pair + ["--members", "8", "--name", "asked"])
        let wrong = try programs.polder(command, "asked", "--indicator", "jobz")
        #expect(wrong.code == 65 && wrong.err.hasPrefix("--indicator: "), "\(wrong.err)")
        let several = try programs.polder(command, "asked", "--indicator", "jobs", "--language", "nl")
        #expect(several.code == 65 && several.err.contains("jobs.employed"), "\(several.err)")
    }

    @Test("a roadmap is asked of a file, of two beside each other, and of a stored run, in both languages")
    func roadmap() throws {
        let programs = try Programs()
        let alone = try programs.polder("roadmap", "polder:twente/network")
        #expect(alone.code == 0 && alone.out.hasPrefix("Roadmap of Twente, network"), "\(alone.err)")
        #expect(alone.out.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(alone.out)")
        let pair = ["polder:twente/network", "--against", "polder:twente/silo"]
        let beside = try programs.polder(["roadmap"] + pair + ["--language", "nl", "--details"])
        #expect(beside.code == 0 && beside.out.contains("WIE DOET WAT, WANNEER"), "\(beside.err)")
        #expect(beside.out.contains("· verkokerd"), "\(beside.out)")
        // The newest run is that comparison: its answer is stored.
        let stored = try programs.polder("roadmap", "latest", "--scenario", "silos", "--format", "json")
        #expect(stored.code == 0 && stored.out.contains("\"steps\""), "\(stored.err)")
        let wrong = try programs.polder("roadmap", "latest", "--scenario", "silox", "--region", "Twnte")
        #expect(wrong.code == 65 && wrong.err.contains("'silox'"), "\(wrong.err)")
        #expect(try programs.polder("roadmap", "latest", "--data", "own.csv").code == 64)
        #expect(try programs.polder("roadmap", "polder:twente/netwrk").code == 65)
        _ = try programs.polder("run", "polder:twente/silo", "--central")
        let central = try programs.polder("roadmap", "latest")
        #expect(central.code == 65 && central.err.contains("a run with draws"), "\(central.err)")
    }

    @Test("a better roadmap is looked for, written as a scenario that is one, and refused in bad words")
    func improvement() throws {
        let programs = try Programs()
        let asked = ["roadmap", "polder:twente/silo", "--improve", "--for", "expected"]
        let file = programs.folder.appending(path: "better.yaml").path(percentEncoded: false)
        let written = try programs.polder(asked + ["--keep", "level", "-o", file])
        #expect(written.code == 0, "\(written.err)")
        #expect(written.out.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(written.out)")
        #expect(written.out.hasPrefix("A better roadmap for Twente"), "\(written.out)")
        let valid = try programs.polder("validate", file)
        #expect(valid.code == 0, "\(valid.err)")
        let again = try programs.polder("roadmap", "latest", "--improve", "--language", "nl")
        #expect(again.code == 0 && again.out.contains("outekaart"), "\(again.err)")
        let wrong = try programs.polder("roadmap", "polder:twente/silo", "--improve", "--for", "beste")
        #expect(wrong.code == 64 && wrong.err.contains("'beste'"), "\(wrong.err)")
        let unknown = try programs.polder("roadmap", "polder:twente/silo", "--improve", "--keep", "strat")
        #expect(unknown.code == 65 && unknown.err.contains("'start'"), "\(unknown.err)")
        #expect(try programs.polder("roadmap", "polder:twente/silo", "--keep", "start").code == 64)
        let empty = try programs.polder("roadmap", "polder:twente/autonomous", "--improve")
        #expect(empty.code == 65 && empty.err.contains("no measures"), "\(empty.err)")
        let nowhere = try programs.polder(asked + ["-o", "/nowhere/better.yaml"])
        #expect(nowhere.code == 65 && nowhere.err.contains("/nowhere/better.yaml"), "\(nowhere.err)")
    }

    @Test("a file that is missing hides nothing of the others")
    func missing() throws {
        let programs = try Programs()
        let wrong = try programs.file("wrong.yaml", "extends: polder:twente/network\nroadmapp: []\n")
        let answer = try programs.polder("compare", programs.folder.path + "/gone.yaml", wrong)
        #expect(answer.code == 65)
        #expect(
            answer.err.contains("there is no such file") && answer.err.contains("'roadmapp'"), "\(answer.err)"
        )
    }

    @Test("more members than a daemon takes are a mistake of input, with the limit")
    func members() throws {
        let programs = try Programs()
        let many = try programs.polder("run", "polder:twente/silo", "--members", "300000")
        #expect(many.code == 65 && many.err.contains("100000"), "\(many.err)")
    }
}
