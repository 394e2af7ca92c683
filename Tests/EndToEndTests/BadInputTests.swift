import Foundation
import Testing

@Suite("Bad input, from outside", .serialized)
struct BadInputTests {
    @Test("all problems of all files are told at once, with place and way out, and nothing is submitted")
    func scenarios() throws {
        let programs = try Programs()
        let first = try programs.file(
            "first.yaml",
            """
            title: First
            focus: NL33C
            collaboration:
              mode: networc
            roadmap:
              - measure: housing_aceleration
                start: 2027Q3
            """)
        let second = try programs.file("second.yaml", "title: Second\nfocus: Groot-Rijnmnd\n")
        let answer = try programs.polder("compare", first, second)
        #expect(answer.code == 65)
        #expect(answer.out == "")
        let lines = answer.err.split(separator: "\n").map(String.init)
        for line in [
            "2 problems in \(first). Nothing was computed.", "  line 4, column 9", "    4 │   mode: networc",
            "      │         ~~~~~~~", "  line 6, column 14", "1 problem in \(second). Nothing was computed.",
            "  line 2, column 8", "Mend these 3 and try again. To check only: polder validate",
        ] { #expect(lines.contains(line), "\(line)\n\(answer.err)") }
        for name in ["'network'", "'housing_acceleration'", "'Groot-Rijnmond'"] {
            #expect(answer.err.contains(name), "\(answer.err)")
        }
        #expect(try programs.polder("runs").out == "no runs yet; polder compare makes one\n")
    }

    @Test(
        "misspelt values of options are told with the nearest one",
        arguments: [
            (
                ["--region", "Rijnmond"],
                "--region: there is no region 'Rijnmond'; did you mean 'Groot-Rijnmond'?"
            ),
            (["--indicator", "jbos"], "--indicator: there is no indicator 'jbos'; did you mean 'jobs'?"),
            (["--members", "many"], "--members: 'many' is no whole number from 1 to 1000000; give one"),
            (["--year", "2051"], "--year: '2051' is no year from 2024 to 2050; give one of these"),
            (["--format", "jsn"], "--format: there is no format 'jsn'; did you mean 'json'?"),
        ])
    func options(arguments: [String], sentence: String) throws {
        let programs = try Programs()
        let answer = try programs.polder(["run", "polder:twente/silo"] + arguments)
        #expect(answer.code == 65)
        #expect(answer.err.split(separator: "\n").map(String.init).contains(sentence), "\(answer.err)")
    }

    @Test("a misspelt subcommand or option is a mistake of usage")
    func usage() throws {
        let programs = try Programs()
        #expect(try programs.polder("compre").code == 64)
        #expect(try programs.polder("run", "--membres", "3").code == 64)
        #expect(try programs.polder("compare", "polder:twente/silo").code == 64)
    }

    @Test("a file that is not there, a base outside the folder, and a daemon that is not there are told")
    func missing() throws {
        let programs = try Programs()
        let gone = try programs.polder("validate", "nowhere.yaml")
        #expect(gone.code == 65 && gone.err == "nowhere.yaml: there is no such file; check its name\n")
        let outside = try programs.file("outside.yaml", "extends: ../../etc/base.yaml\n")
        let led = try programs.polder("validate", outside)
        #expect(led.code == 65 && led.err.contains("../../etc/base.yaml"), "\(led.err)")
        let nobody = try programs.polder("status", "--endpoint", "/tmp/nobody-here")
        #expect(nobody.code == 69)
        #expect(
            nobody.err
                == "/tmp/nobody-here: no daemon answers there; polder daemon start starts one\n")
    }
}
