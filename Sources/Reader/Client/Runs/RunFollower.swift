import Foundation
import Messages
import Modelling
import Rendering
import Results
import Words

/// A run as it comes in: progress and first bands while it is computed, then every row.
struct RunFollower {
    let launch: DaemonLaunch
    let run: String
    /// What Ctrl-C means: true cancels the run, false only stops watching.
    let cancels: Bool
    var patience = LogReader.Patience()
    /// Whether nothing is drawn while it comes in.
    var isQuiet = false

    /// What a finished run holds.
    struct Outcome {
        let document: RunDocument
        let table: ResultTable
        /// Of the bodies of all chunks, as the daemon says it.
        let checksum: String?
    }

    /// Follows the run to its end, over lost connections and restarted daemons.
    ///
    /// - Throws: `Refusal` where the run failed or was cancelled, `Complaint` after Ctrl-C or where nobody answers.
    func outcome(over connection: Connection, interrupt: Interrupt) throws -> Outcome {
        var reader = LogReader(of: run, over: connection, patience: patience)
        var drawing = Drawing(
            facts: Terminal.canDraw && !isQuiet ? Self.titles(over: connection) : nil, isOn: !isQuiet)
        var parts: [ResultTable] = []
        var isOpen = false
        var wait = Wait()
        while true {
            if interrupt.isAsked { try stop(reader.connection) }
            do {
                if !isOpen { try reader.open() }
                isOpen = true
                let piece = try reader.piece(within: 0.25)
                if piece == nil { wait.tell(of: run, over: reader.connection) } else { wait.begin() }
                switch piece {
                case .early(let table, let members): drawing.show(table, members: members)
                case .progress(let progress): drawing.show(progress)
                case .rows(let table): parts.append(table)
                case .anew: parts = []
                case .end(let checksum):
                    Terminal.wipe()
                    return try finish(reader.connection, parts: parts, checksum: checksum)
                case nil: break
                }
            } catch let loss as LogReader.Loss {
                Terminal.wipe()
                Terminal.say(
                    loss == .stopping ? Phrase("client.daemon.stops") : Phrase("client.daemon.lost"))
                try search(interrupt, for: &reader)
                isOpen = true
            }
        }
    }

    /// What indicators and regions are called, before there is a document that says it; nil where nobody answers.
    private static func titles(over connection: Connection) -> PageFacts? {
        guard let catalogue = try? Catalogue(connection) else { return nil }
        var facts = PageFacts(in: Speech.language)
        facts.indicators = catalogue.indicators.map { entry in
            IndicatorEntry(
                name: entry.name, theme: ThemeEntry.name(of: entry.name),
                title: entry.titles ?? Text(nl: entry.title, en: entry.title),
                sentence: entry.sentences ?? Text(nl: entry.sentence, en: entry.sentence),
                unit: entry.unit ?? "1",
                better: entry.better.flatMap(Indicator.Direction.init(rawValue:)) ?? .neither,
                worthNaming: 0, isHeadline: true)
        }
        facts.regions = catalogue.regions.map {
            PageFacts.Region(code: $0.name, title: $0.titles ?? Text(nl: $0.title, en: $0.title))
        }
        return facts
    }

    /// Looks for the daemon, or for the one that took its place, and goes on reading there.
    private func search(_ interrupt: Interrupt, for reader: inout LogReader) throws {
        let deadline = ContinuousClock.now + .seconds(patience.absence)
        repeat {
            if interrupt.isAsked {
                throw Complaint(Phrase("client.watch.stopped", ["run": .text(run)]), .interrupted)
            }
            do {
                return try reader.resume(over: try launch.connect().connection)
            } catch is LogReader.Loss {
            } catch let complaint as Complaint where complaint.code == .unavailable {}
            usleep(200_000)
        } while ContinuousClock.now < deadline
        throw Complaint(
            Phrase(
                "client.daemon.gone", ["endpoint": .text(launch.endpoint.name), "run": .text(run)]),
            .unavailable)
    }

    private func finish(
        _ connection: Connection, parts: [ResultTable], checksum: String?
    ) throws -> Outcome {
        let document = try connection.ask(ResultRequest(run: run))
        guard !parts.isEmpty else {
            throw Complaint(Phrase("client.run.empty", ["run": .text(run)]), .internalError)
        }
        return Outcome(document: document, table: ResultTable(joining: parts), checksum: checksum)
    }

    private func stop(_ connection: Connection) throws -> Never {
        Terminal.wipe()
        guard cancels else {
            throw Complaint(Phrase("client.watch.stopped", ["run": .text(run)]), .interrupted)
        }
        _ = try connection.ask(CancelRequest(run: run))
        throw Complaint(Phrase("client.run.cancelled", ["run": .text(run)]), .interrupted)
    }
}

/// Says what a run waits for when nothing has come of it for a while: room on the disk, for instance.
private struct Wait {
    private var since = ContinuousClock.now
    private var told: String?

    /// Seconds after which the daemon is asked.
    private static let patience = Duration.seconds(5)

    mutating func begin() { since = .now }

    mutating func tell(of run: String, over connection: Connection) {
        guard since.duration(to: .now) > Self.patience else { return }
        since = .now
        guard let known = try? connection.ask(StatusRequest(run: run)).runs.first, known.waiting != told
        else { return }
        told = known.waiting
        guard let fact = known.waiting else { return }
        Terminal.wipe()
        Terminal.say(
            Phrase("client.run.waits", ["state": .phrase(known.state.phrase), "fact": .text(fact)]))
    }
}

/// What stands on the terminal while a run is computed: the first bands, and below them how far it is.
private struct Drawing {
    let facts: PageFacts?
    let isOn: Bool
    private var bands: [String] = []
    private var progress: [String] = []

    init(facts: PageFacts?, isOn: Bool) {
        self.facts = facts
        self.isOn = isOn && Terminal.canDraw
    }

    mutating func show(_ table: ResultTable, members: Int) {
        guard isOn else { return }
        bands = EarlyBands(table, members: members, facts: facts ?? PageFacts(in: Speech.language)).lines
        Terminal.draw(bands + progress)
    }

    mutating func show(_ event: ProgressEvent) {
        guard isOn else { return }
        let line = ProgressLine(
            done: event.done, total: event.total, rate: event.rate, secondsLeft: event.secondsLeft)
        progress = [line.text(width: Terminal.drawingWidth, in: Speech.language)]
        Terminal.draw(bands + progress)
    }
}
