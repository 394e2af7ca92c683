import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import RunStorage
import Spelling
import Words

extension MemberRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> MemberReply {
        try handler.member(self)
    }
}

/// Requests about single members of a run.
extension RequestHandler {
    /// Computes a member anew from the run's own texts and figures, and tells what was asked of it.
    ///
    /// - Throws: as `result` where the run has no result; `model.not_found` where another model, or other figures,
    ///   made it; `request.invalid` for what it has not got; `quota.exceeded` for more than a reply holds.
    func member(_ request: MemberRequest) throws -> MemberReply {
        let (document, order) = try stored(request.run)
        let number = try Self.scenario(request.scenario, of: document)
        let replay = try MemberReplay(knowledge.model, plan: order.plan, scenario: number)
        guard request.member < replay.members else {
            throw Refusal.field(
                "member", .isValue(.count(request.member)),
                Phrase(
                    "fix.member",
                    [
                        "run": .text(document.run), "members": .count(replay.members),
                        "last": .count(replay.members - 1),
                    ]))
        }
        let variables = try replay.variables(request.what, named: request.names)
        let moments = try Self.moments(request, of: replay.moments)
        try Self.check(
            variables.reduce(0) { $0 + $1.count }, of: replay.length(of: request.what, moments: moments))
        let values = try replay.values(
            of: variables, subject: request.what, member: request.member, moments: moments)
        return MemberReply(
            run: document.run, scenario: document.scenarios[number].name, member: request.member,
            what: request.what, firstYear: knowledge.period.first,
            firstQuarter: request.what.isQuarterly ? moments.lowerBound : 0,
            entries: zip(variables, values).flatMap { variable, values in
                zip(variable.elements, values).map { element, values in
                    MemberReply.Entry(
                        name: variable.name, unit: variable.unit, element: element,
                        values: values.map { $0.isFinite ? $0 : nil })
                }
            })
    }

    /// A finished run with what it was made of, to be computed anew.
    ///
    /// - Throws: as `result`; `model.not_found` where another model, or other figures, made it.
    func stored(_ id: String) throws -> (document: RunDocument, order: Order) {
        let document = try result(id)
        guard let run = try store.run(document.run) else { throw Refusal.runNotFound(id) }
        guard document.model == knowledge.modelIdentity else { throw Refusal.otherModel(document) }
        let order = try Order(run, in: store, knowledge: knowledge)
        // Version and declarations of the model are the same here, so what differs is a figure.
        guard order.dataDigest == document.data.digest,
            try order.submission(of: run.owner).digest == run.digest
        else { throw Refusal.otherFigures(document) }
        return (document, order)
    }

    /// The position of a scenario, the first where none is named.
    static func scenario(_ name: String?, of document: RunDocument) throws(Refusal) -> Int {
        guard let name else { return 0 }
        let names = document.scenarios.map(\.name)
        if let number = names.firstIndex(of: name) { return number }
        let called = document.scenarios.indices.filter { document.scenarios[$0].isCalled(name) }
        if called.count == 1 { return called[0] }
        throw .unknown(
            name, path: "scenario", Phrase("refusal.unknown_scenario", ["run": .text(document.run)]),
            nearest: nearestName(to: name, among: names), among: names)
    }

    /// The quarters that are asked for, as far as there are any.
    private static func moments(_ request: MemberRequest, of count: Int) throws(Refusal) -> Range<Int> {
        let first = request.firstQuarter ?? 0
        guard first < count else {
            throw .field("first_quarter", .isValue(.count(first)), .give(0, to: count - 1))
        }
        return first..<first + min(request.quarters ?? count, count - first)
    }

    /// - Throws: `quota.exceeded` for more than fits into a reply.
    private static func check(_ entries: Int, of numbers: Int) throws(Refusal) {
        let size = entries * (numbers + MemberReply.entryWeight)
        guard size > MemberReply.most else { return }
        throw .quota(
            MemberReply.most, "refusal.reply_size",
            [
                "entries": .count(entries), "numbers": .count(numbers), "size": .count(size),
                "weight": .count(MemberReply.entryWeight),
            ])
    }
}

extension MemberReplay {
    /// The variables that have one of these names, or whose theme has; all of them for nil. A name of another subject
    /// has none here.
    ///
    /// - Throws: `request.invalid` for a name that there is not, with the nearest one.
    func variables(_ subject: MemberSubject, named names: [String]?) throws(Refusal) -> [Variable] {
        guard let names else { return variables(subject) }
        let known = Set(MemberSubject.allCases.flatMap { variables($0) }.flatMap { [$0.name, $0.theme] })
        for (index, name) in names.enumerated() where !known.contains(name) {
            throw .unknown(
                name, path: "names[\(index)]", Phrase("refusal.unknown_variable"),
                nearest: nearestName(to: name, among: known.sorted()), among: known.sorted())
        }
        let wanted = Set(names)
        return variables(subject).filter { wanted.contains($0.name) || wanted.contains($0.theme) }
    }
}

extension MemberReplay.Variable {
    fileprivate var theme: String { name.split(separator: ".").first.map(String.init) ?? name }
}
