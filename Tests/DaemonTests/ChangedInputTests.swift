import Messages
import Modelling
import Reading
import Results
import Testing

@testable import Daemon

@Suite("Changed inputs are said in words")
struct ChangedInputTests {
    @Test(
        "a change on the way, in both languages",
        arguments: [
            ("from: 2032Q1", "netwerk vanaf 2032K1", "network from 2032Q1"),
            (
                "trust_above: 0.55", "netwerk zodra het vertrouwen hoger is dan 0,55",
                "network once trust is above 0.55"
            ),
            (
                "trust_below: 0.3", "netwerk zodra het vertrouwen lager is dan 0,3",
                "network once trust is below 0.3"
            ),
            (
                "stalled: yes", "netwerk zodra het overleg vastloopt", "network once talks have stalled"
            ),
        ])
    func adapting(condition: String, dutch: String, english: String) throws {
        let text =
            "extends: polder:twente/silo\ncollaboration:\n  changes:\n    - {to: network, \(condition)}\n"
        let request = RunRequest(
            key: "changes",
            scenarios: [
                .init(name: "silo", file: "polder:twente/silo"), .init(name: "mine", file: "mine.yaml"),
            ],
            reference: "silo", files: [RunFile(name: "mine.yaml", role: .scenario, text: text)], members: 8)
        let order = try Order(request, knowledge: Knowledge(configFolder: ""))
        let changes = order.changedInputs.filter { $0.path.hasSuffix(".changes") }
        #expect(changes.count == 5)
        for change in changes { #expect(change.text == Text(nl: dutch, en: english)) }
    }
}
