import Foundation
import Testing

@Suite("Figures, from outside", .serialized)
struct FiguresTests {
    /// The digest of figures and measures that `polder status` tells.
    private func dataDigest(_ programs: Programs) throws -> String {
        let words = try programs.polder("status").out.split(whereSeparator: { $0.isWhitespace || $0 == "," })
        let position = try #require(words.firstIndex(of: "data"))
        return String(words[position + 1])
    }

    @Test("another folder of figures, named by --config-dir, changes the digest of the data")
    func configFolder() throws {
        let usual = try Programs()
        #expect(try usual.polder("daemon", "start").code == 0)
        let builtIn = try dataDigest(usual)
        let programs = try Programs()
        let config = programs.folder.appending(path: "figures")
        try FileManager.default.copyItem(at: Programs.root.appending(path: "config"), to: config)
        #expect(try digest(programs, config) == builtIn)
        let regions = config.appending(path: "regions/regions.csv")
        let text = try String(contentsOf: regions, encoding: .utf8)
        try text.replacing("7.0487", with: "7.1487").write(to: regions, atomically: true, encoding: .utf8)
        #expect(try digest(programs, config) != builtIn)
    }

    /// That of a daemon which reads its figures from a folder.
    private func digest(_ programs: Programs, _ config: URL) throws -> String {
        let daemon = Process()
        daemon.executableURL = URL(filePath: programs.bin + "/polderd")
        daemon.arguments = [
            "--config-dir", config.path, "--runtime-folder", programs.folder.path + "/run", "--state-folder",
            programs.folder.path + "/state/polder", "--log-level", "error",
        ]
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        defer {
            daemon.terminate()
            daemon.waitUntilExit()
        }
        for _ in 0..<100 where try programs.polder("status").code != 0 { usleep(100_000) }
        return try dataDigest(programs)
    }

    @Test(
        "a region's figures are listed as many as its heading counts, each with level, year, range and source"
    )
    func region() throws {
        let programs = try Programs()
        let answer = try programs.polder("describe", "regions", "NL33C", "--figures")
        #expect(answer.code == 0, "\(answer.err)")
        let parts = answer.out.components(separatedBy: "\n\n")
        let lines = try #require(parts.last).split(separator: "\n")
        let heading = try #require(answer.out.split(separator: "\n").first { $0.contains("figures: ") })
        let counted = heading.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }.reduce(0, +)
        let names = lines.filter { !$0.hasPrefix(" ") }
        #expect(names.count == counted)
        #expect(names.contains("jobs.input_output"))
        let start = try #require(lines.firstIndex(of: "housing.value_per_square_metre"))
        let value = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
            .flatMap { $0.split(separator: " ") }.joined(separator: " ")
        #expect(
            value.contains("measured")
                && value.contains("region, 2024, 3431 to 3643: Huurcommissie")
                && value.contains(
                    "[housing/corop_woz_per_m2_2022-2025.csv, COROP-gebiedcode=29, 2024]"),
            "\(value)")
    }

    @Test("the sheet of a region fits one screen in both languages", arguments: ["nl", "en"])
    func sheet(language: String) throws {
        let programs = try Programs()
        let answer = try programs.polder("describe", "regions", "Twente", "--language", language)
        #expect(answer.code == 0, "\(answer.err)")
        #expect(answer.out.split(separator: "\n").count <= 45, "\(answer.out)")
        #expect(answer.out.contains("--figures"))
        for word in language == "nl"
            ? ["mensen:", "werk:", "valt op:", "vervang eerst:"] : ["people:", "replace first:"]
        {
            #expect(answer.out.contains(word), "\(word)")
        }
        // The number is of the base date, what was counted of the year before.
        let told =
            language == "nl"
            ? [
                "643.600 inwoners op 1 januari 2024.", "643.600 (eigen telling 2023)",
                "huishoudens per woning",
            ]
            : [
                "643,600 inhabitants on 1 January 2024.", "643,600 (own count of 2023)",
                "households per home",
            ]
        let line = answer.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in told { #expect(line.contains(words), "\(words)") }
    }

    @Test("the country lists the names of all figures")
    func country() throws {
        let programs = try Programs()
        let answer = try programs.polder("describe", "regions", "NL")
        #expect(answer.code == 0, "\(answer.err)")
        for name in [
            "population.mortality", "housing.dwellings", "population.residents[2023]", "safety.road_deaths",
        ] {
            #expect(answer.out.contains("\n\(name)\n"), "\(name)")
        }
    }
}
