import Messages
import Reading
import Results
import RunStorage
import Words

/// What the daemon refuses; the sentences are in `config/words/refusals.json`.
extension Refusal {
    // MARK: runs

    static func runNotFound(_ run: String) -> Refusal {
        Refusal(
            .runNotFound, Phrase("refusal.run_not_found", ["run": .text(run)]), detail: Detail(run: run))
    }

    /// Most runs that are told where a word fits several.
    static let mostRunsTold = 8

    /// - Parameter runs: that the word fits, the newest first, at most one more than are told.
    static func severalRuns(_ word: String, _ runs: [RunRecord]) -> Refusal {
        let told = runs.prefix(mostRunsTold).map { run in
            run.name.isEmpty ? run.id : "\(run.id) (\(run.name.prefix(60)))"
        }
        return Refusal(
            .runNotFound,
            Phrase(
                "refusal.several_runs",
                [
                    "word": .text(String(word.prefix(60))),
                    "runs": .list(told + (runs.count > told.count ? ["…"] : [])),
                ]))
    }

    static func runNotReady(_ run: RunRecord) -> Refusal {
        Refusal(
            .runNotReady,
            Phrase("refusal.run_not_ready", ["run": .text(run.id), "state": run.state.phrase]),
            detail: Detail(run: run.id))
    }

    /// Why a run has no result; nil where it has one or may have one yet.
    init?(endOf run: RunRecord) {
        switch run.state {
        case .failed: self = Refusal(.runFailed, run.failure, detail: Detail(run: run.id))
        case .cancelled:
            self = Refusal(
                .runCancelled, Phrase("refusal.run_cancelled", ["run": .text(run.id)]),
                detail: Detail(run: run.id))
        case .queued, .running, .finished: return nil
        }
    }

    static func otherModel(_ run: RunDocument) -> Refusal {
        Refusal(
            .modelNotFound,
            Phrase(
                "refusal.other_model",
                [
                    "run": .text(run.run), "version": .text(run.model.version),
                    "digest": .text(String(run.model.digest.prefix(12))),
                ]), detail: Detail(run: run.run))
    }

    static func otherFigures(_ run: RunDocument) -> Refusal {
        Refusal(
            .modelNotFound,
            Phrase(
                "refusal.other_figures",
                ["run": .text(run.run), "digest": .text(String(run.data.digest.prefix(12)))]),
            detail: Detail(run: run.run))
    }

    // MARK: who asks

    static func notOwner(_ run: RunRecord) -> Refusal {
        Refusal(
            .authNotOwner,
            Phrase("refusal.not_owner", ["run": .text(run.id), "owner": .text(run.owner)]),
            detail: Detail(run: run.id))
    }

    static func notOwnerOfEdited(_ run: RunRecord) -> Refusal {
        Refusal(
            .authNotOwner,
            Phrase("refusal.not_owner_edit", ["run": .text(run.id), "owner": .text(run.owner)]),
            detail: Detail(run: run.id))
    }

    static func notEnded(_ run: RunRecord) -> Refusal {
        Refusal(
            .requestInvalid, Phrase("refusal.not_ended", ["run": .text(run.id)]),
            detail: Detail(path: "run", run: run.id))
    }

    static var notOperator: Refusal { Refusal(.authDenied, Phrase("refusal.not_operator")) }
    static var notListed: Refusal { Refusal(.authDenied, Phrase("refusal.not_listed")) }

    // MARK: files

    static func needs(_ files: [NeededFile]) -> Refusal {
        Refusal(
            .scenarioNeedsFiles,
            Phrase("refusal.needs_files", ["files": .list(files.map { "'\($0.name)'" })]),
            detail: Detail(names: files))
    }

    /// Problems of a request's files, errors first where there are more than an answer holds.
    static func problems(_ problems: [Problem]) -> Refusal {
        let errors = problems.filter { $0.severity == .error }
        let told = Diagnostic.first(of: problems.count > Diagnostic.most ? errors : problems)
        return Refusal(
            .scenarioInvalid, Phrase("refusal.problems", ["count": .count(errors.count)]),
            detail: Detail(diagnostics: told, more: .more(of: problems.count, than: told.count)))
    }

    static func notImported(_ problems: [Problem]) -> Refusal {
        let told = Diagnostic.first(of: problems)
        return Refusal(
            .importInvalid, Phrase("refusal.reasons", ["count": .count(problems.count)]),
            detail: Detail(diagnostics: told, more: .more(of: problems.count, than: told.count)))
    }

    static func noRegion(_ written: String) -> Refusal {
        Refusal(
            .requestInvalid, Phrase("refusal.no_region", ["region": .text(String(written.prefix(60)))]),
            detail: Detail(path: "regions"))
    }

    /// A word that is none of those that there are.
    ///
    /// - Parameters:
    ///   - phrase: with the places `name`, `nearest` and `known`.
    ///   - nearest: the known word that resembles it most; nil where none does.
    static func unknown(
        _ word: String, path: String, _ phrase: Phrase, nearest: String?, among known: [String]
    ) -> Refusal {
        var phrase = phrase
        phrase.arguments["name"] = .text(String(word.prefix(60)))
        phrase.arguments["nearest"] = .optional(nearest)
        phrase.arguments["known"] = .list(known.prefix(8) + (known.count > 8 ? ["…"] : []))
        return Refusal(.requestInvalid, phrase, detail: Detail(path: path))
    }

    // MARK: limits

    /// More than a client or a daemon may have.
    static func quota(_ most: Int, _ key: String, _ arguments: [String: Phrase.Argument]) -> Refusal {
        over(most, .quotaExceeded, key, arguments)
    }

    /// More members than a daemon takes: a mistake of the request, however long it waits.
    static func members(_ members: Int, most: Int) -> Refusal {
        over(most, .requestInvalid, "refusal.members", ["members": .count(members)])
    }

    static func waitingRuns(_ most: Int) -> Refusal { over(most, .queueFull, "refusal.waiting_runs") }
    static func streams(_ most: Int) -> Refusal { over(most, .queueFull, "refusal.streams") }
    static var tooManyRequests: Refusal { Refusal(.queueFull, Phrase("refusal.too_many_requests")) }

    private static func over(
        _ most: Int, _ code: Code, _ key: String, _ arguments: [String: Phrase.Argument] = [:]
    ) -> Refusal {
        let all = arguments.merging(["most": .count(most)]) { given, _ in given }
        return Refusal(code, Phrase(key, all), detail: Detail(most: most))
    }

    // MARK: streams

    static func logChanged(_ log: String) -> Refusal {
        Refusal(.streamLogChanged, Phrase("refusal.log_changed"), detail: Detail(logID: log))
    }

    static func stopping(resumeFrom next: Int) -> Refusal {
        Refusal(
            .daemonStopping, Phrase("refusal.stopping", ["next": .count(next)]),
            detail: Detail(resumeFrom: next))
    }

    /// To those who wait for an answer when the daemon ends.
    static var leaving: Refusal { Refusal(.daemonStopping, Phrase("refusal.leaving")) }

    static var draining: Refusal { Refusal(.daemonDraining, Phrase("refusal.draining")) }

    static func discarded(_ frames: Int) -> Refusal {
        Refusal(.protocolMalformed, Phrase("refusal.frames_discarded", ["count": .count(frames)]))
    }

    /// - Parameter socket: where the operation belongs.
    static func otherSocket(_ op: String, socket: String) -> Refusal {
        Refusal(
            .requestInvalid,
            Phrase("refusal.other_socket", ["op": .text(op), "socket": .text(socket)]),
            detail: Detail(path: "op"))
    }

    // MARK: the store

    static func chunkGone(_ run: String) -> Refusal {
        Refusal(
            .storeUnavailable, Phrase("refusal.chunk_gone", ["run": .text(run)]), detail: Detail(run: run))
    }

    /// What is wrong with the store, in the words of the wire.
    init(storeFault error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case StoreError.keyConflict(let run):
            self = Refusal(
                .submitKeyConflict, Phrase("refusal.key_conflict", ["run": .text(run)]),
                detail: Detail(run: run))
        case StoreError.full(let fact):
            self = Refusal(.storeFull, Phrase("refusal.store_full", ["fact": .text(fact)]))
        case StoreError.damaged(let fact, let path):
            self = Refusal(
                .storeUnavailable,
                Phrase("refusal.store_damaged", ["fact": .text(fact), "path": .text(path)]))
        case StoreError.newer(let path):
            self = Refusal(.storeUnavailable, Phrase("refusal.store_newer", ["path": .text(path)]))
        case StoreError.unavailable(let fact):
            self = Refusal(.storeUnavailable, Phrase("refusal.store_unavailable", ["fact": .text(fact)]))
        default: self = .internalError("\(error)")
        }
    }
}

extension Int? {
    /// What is left of so many; nil for nothing.
    static func more(of count: Int, than told: Int) -> Int? { count > told ? count - told : nil }
}

extension RunState {
    /// How a person says it.
    var phrase: Phrase.Argument { .word("run_state.\(rawValue)") }
}
