import Baselines
import CFuzzer
import Modelling
import Reading
import RegionModel
import Results
import Scenarios

/// Scenario files and tables that a stranger wrote: up to three texts with a byte 0 between them.
@main
enum ScenarioFiles {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            ScenarioFiles.take(UnsafeBufferPointer(start: data, count: size))
            return 0
        }
    }

    static let catalogue: Catalogue = {
        do { return try Catalogue(.embedded) } catch { fatalError("\(error)") }
    }()

    static let baseline: DescribedBaseline = {
        do { return try catalogue.baseline() } catch { fatalError("\(error)") }
    }()

    static let reader: ScenarioReader = {
        let model = RegionalModel(regions: catalogue.regions.map(\.code))
        return ScenarioReader(
            Vocabulary(
                catalogue, baseline: baseline, quantities: model.makeWorkspace().quantities,
                period: Period(first: model.firstYear, last: RegionalModel.lastYear)))
    }()

    static func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        let names = ["mine.yaml", "base.yaml", "own.csv"]
        let files = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            .enumerated().map { SourceFile(name: names[$0], text: String(decoding: $1, as: UTF8.self)) }
        let reading = reader.read([.init(name: "mine", file: "mine.yaml")], files: files)
        for problem in reading.problems {
            guard !problem.factSentence.isEmpty, !problem.code.isEmpty, problem.position.line >= 0,
                problem.position.column >= 0
            else { fatalError("a problem without a place or words") }
        }
        if !reading.tables.isEmpty { _ = try? catalogue.baseline(over: reading.tables) }
        guard reading.isAccepted else { return }
        for scenario in reading.scenarios {
            _ = scenario.canonicalText
            _ = scenario.inputs(on: baseline.baseline)
        }
    }
}
