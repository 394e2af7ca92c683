import Messages
import Reading
import Results
import Testing

@Suite("A request to run scenarios is refused where no daemon could run it")
struct RunRequestTests {
    private func refusal(_ change: (inout RunRequest) -> Void) -> String? {
        var run = Examples.run
        change(&run)
        do throws(Refusal) {
            try run.check()
            return nil
        } catch {
            return error.message
        }
    }

    @Test("The example itself can be run")
    func example() {
        #expect(refusal { _ in } == nil)
    }

    @Test("What is stored and shown has limits in bytes, and is for reading")
    func texts() {
        let long = { (count: Int) in String(repeating: "n", count: count) }
        #expect(refusal { $0.name = long(1_000) } == nil)
        #expect(refusal { $0.name = long(1_001) } == "'name' has 1001 bytes; give at most 1000")
        // One letter with a thousand accents.
        #expect(
            refusal { $0.name = "e" + String(repeating: "\u{301}", count: 1_000) }
                == "'name' has 2001 bytes; give at most 1000")
        for strange in ["\u{1B}[2J", "a\nb", "a\rb", "\u{202E}b", "\u{9B}1m", "\u{2028}"] {
            #expect(
                refusal { $0.name = strange }?.hasPrefix("'name' has the character U+") == true, "\(strange)")
            #expect(
                refusal { $0.regions = [strange] }?.hasPrefix("'regions' has the character") == true)
        }
        #expect(refusal { $0.name = "Fryslân — 𝟙 👩‍🌾 שלום" } == nil)
        #expect(
            refusal { $0.years = Array(repeating: 2030, count: 101) } == "'years' has 101; give at most 100")
        #expect(
            refusal { $0.regions = Array(repeating: "NL", count: 257) }
                == "'regions' has 257; give at most 256")
        #expect(refusal { $0.regions = [long(201)] } == "'regions' has 201 bytes; give at most 200")
    }

    @Test("A request that was accepted when less was refused is read as it is")
    func accepted() throws {
        var run = Examples.run
        run.name = "a\nb" + String(repeating: "n", count: 5_000)
        try run.checkContents()
        let read = try Wire.decode(RunRequest.self, from: Wire.encode(run))
        #expect(read.name == run.name)
    }

    @Test("Counts have limits")
    func counts() {
        #expect(refusal { $0.key = "" } == "'key' has 0 bytes; give 1 to 64, a UUID for instance")
        #expect(refusal { $0.scenarios = [] } == "'scenarios' has 0; give 1 to 16")
        #expect(
            refusal { $0.scenarios = Array(repeating: $0.scenarios[0], count: 17) }
                == "'scenarios' has 17; give 1 to 16")
        #expect(refusal { $0.members = 0 } == "'members' is 0; give 1 to 1000000")
        #expect(refusal { $0.members = 1_000_001 } == "'members' is 1000001; give 1 to 1000000")
        #expect(
            refusal { $0.seed = 1 << 53 }
                == "'seed' is 9007199254740992; give less than 9007199254740992")
        #expect(
            refusal { $0.files = Array(repeating: $0.files[0], count: 257) }
                == "'files' has 257; give at most 256")
    }

    @Test("Names refer to what is there, and to one thing only")
    func names() {
        #expect(
            refusal { $0.scenarios[1].name = "silo" }
                == "'scenarios[1].name' is 'silo'; give every scenario a name of its own")
        #expect(
            refusal { $0.scenarios[1].file = "other.yaml" }
                == "'scenarios[1].file' is 'other.yaml'; name one of the files")
        #expect(
            refusal { $0.reference = "nobody" } == "'reference' is 'nobody'; name one of the scenarios")
        #expect(
            refusal { $0.files[2].name = $0.files[0].name }
                == "'files[2].name' is 'rijnmond/silo.yaml' once more; send every file once")
    }

    @Test("A stored run is run once more without scenarios of its own")
    func again() {
        #expect(refusal { $0.rerunOf = "r-17" } == "'rerun_of' stands beside scenarios; give one of the two")
        #expect(
            refusal {
                $0.rerunOf = "r-17"
                $0.scenarios = []
            } == nil)
    }

    @Test("What is left out has its usual value")
    func usual() throws {
        let header = #"{"key":"k","scenarios":[{"name":"a","file":"polder:silo"}]}"#
        let run = try Wire.decode(RunRequest.self, from: Array(header.utf8))
        #expect(
            run
                == RunRequest(
                    key: "k", scenarios: [RequestedScenario(name: "a", file: "polder:silo")], files: [],
                    keep: .focus))
    }
}
