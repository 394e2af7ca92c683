import Messages
import Rendering
import Results
import Words

/// What a batch costs, told before it starts.
struct BatchEstimate {
    let batch: Batch
    /// Members of a run: those of the design, else what a run has where nobody says.
    let members: Int
    let workers: Int

    /// Seconds of a core that a draw of a scenario takes: of a build for every processor on two cores in November 2026 it was
    /// 3.0 to 3.5 ms. What a run takes beside its draws is a guess; time left is measured while it runs.
    static let secondsPerDraw = 0.0034
    static let secondsPerRun = 0.11
    /// Megabytes that a scenario of a run takes in the store with `keep: bands`.
    static let megabytesPerScenario = 3.2

    init(_ batch: Batch, workers: Int) {
        self.batch = batch
        self.workers = max(1, workers)
        members = batch.runs.members ?? RunRequest.Defaults.members
    }

    /// Seconds for so many of its points.
    func seconds(points: Int) -> Double {
        let scenarios = batch.scenarios.count + (batch.scenarios.count > 1 ? 1 : 0)
        let draws = Double(points * members * scenarios) * Self.secondsPerDraw
        return draws / Double(workers) + Double(points) * Self.secondsPerRun
    }

    var phrase: Phrase {
        Phrase(
            "client.batch.size",
            [
                "batch": .text(batch.name), "kind": .text(batch.kind),
                "points": .text(Self.count(batch.points.count)),
                "excluded": .text(Self.count(batch.excluded)),
                "left_out": .optional(batch.excluded == 0 ? nil : "\(batch.excluded)"),
                "factors": .count(batch.factors.count), "scenarios": .count(batch.scenarios.count),
                "members": .text(Self.count(members)),
                "usual": .optional(batch.runs.members == nil ? "?" : nil),
                "draws": .text(Self.count(batch.points.count * members * batch.scenarios.count)),
                "time": .phrase(Self.duration(seconds(points: batch.points.count))),
                "workers": .count(workers),
                "megabytes": .text(
                    Self.count(
                        Int(
                            (Double(batch.points.count * batch.scenarios.count)
                                * Self.megabytesPerScenario).rounded(.up)))),
            ])
    }

    static func count(_ number: Int) -> String { NumberText(Speech.language).count(number) }

    /// A length of time for people: seconds below two minutes, minutes below two hours, else hours.
    static func duration(_ seconds: Double) -> Phrase {
        let numbers = NumberText(Speech.language)
        switch seconds {
        case ..<120:
            return Phrase(
                "client.batch.seconds", ["count": .text(numbers.count(max(1, Int(seconds.rounded(.up)))))])
        case ..<7_200:
            return Phrase(
                "client.batch.minutes", ["count": .text(numbers.count(Int((seconds / 60).rounded(.up))))])
        default:
            return Phrase("client.batch.hours", ["count": .text(numbers.rounded(seconds / 3_600, digits: 2))])
        }
    }
}
