import Baselines
import Ensembles
import Messages
import Modelling
import RegionModel
import Results
import Testing

@testable import Daemon

@Suite("What a reply about a member can hold")
struct MemberReplyTests {
    let replay: MemberReplay<RegionalModel>

    init() throws {
        let knowledge = try Knowledge(configFolder: "")
        let plan = Plan(
            scenarios: [.init(name: "a", scenario: RegionalScenario(baseline: knowledge.baseline.baseline))],
            members: 8, seed: 1, lastYear: RegionalModel.lastYear)
        replay = try MemberReplay(knowledge.model, plan: plan, scenario: 0)
    }

    @Test("no entry is longer than what it is counted as, so that the largest reply fits into a header")
    func size() throws {
        // The longest number that there is: −1.2345678901234567e−308, and a comma.
        let number = 25
        let longest = try MemberSubject.allCases.flatMap { replay.variables($0) }.flatMap { variable in
            try variable.elements.map { element in
                try Wire.encode(
                    MemberReply.Entry(name: variable.name, unit: variable.unit, element: element, values: [])
                ).count + 1
            }
        }.max()
        #expect(try #require(longest) <= MemberReply.entryWeight * number)
        let ends = 4_096
        #expect(MemberReply.most * number + ends <= Wire.maximumHeaderBytes)
    }

    @Test(
        "a theme's quantities of one quarter fit into a reply, and so do all figures, parameters, shocks, indicators"
    )
    func themes() throws {
        for subject in MemberSubject.allCases {
            let variables = replay.variables(subject)
            let parts =
                subject == .quantities
                ? Dictionary(grouping: variables) { String($0.name.split(separator: ".")[0]) }
                : ["": variables]
            let moments = subject == .quantities ? 0..<1 : 0..<replay.moments
            for (theme, part) in parts {
                let entries = part.reduce(0) { $0 + $1.count }
                let size = entries * (replay.length(of: subject, moments: moments) + MemberReply.entryWeight)
                #expect(size <= MemberReply.most, "\(subject) \(theme)")
            }
        }
    }
}
