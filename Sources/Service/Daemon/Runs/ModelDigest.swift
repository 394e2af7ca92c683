import Crypto
import Modelling

/// Stands for a model: for all that it declares, and for what it computes.
///
/// A changed equation is another model even where no declaration changes, so the bits of a central and of a drawn
/// block of eight members are part of it: every outcome at every 1 January, and every quantity at the end.
struct ModelDigest {
    private var hash = SHA256()

    /// - Parameters:
    ///   - scenario: what the blocks are computed on; it should set every equation to work.
    ///   - years: how many years are computed.
    /// - Returns: 64 hexadecimal digits.
    static func text<Subject: Model>(of model: Subject, on scenario: Subject.Scenario, years: Int) -> String {
        var digest = ModelDigest()
        let workspace = model.makeWorkspace()
        workspace.quantities.forEach { digest.add($0) }
        for isCentral in [true, false] {
            digest.add(workspace, of: model, on: scenario, years: years, isCentral: isCentral)
        }
        return digest.hash.finalize().hexadecimal
    }

    /// What a quantity is declared to be, but for its words.
    private mutating func add(_ quantity: Quantity) {
        let declaration = quantity.declaration
        let ranges = declaration.ranges.map { "\($0.lowerBound)…\($0.upperBound)" }
        let indicator = declaration.indicator.map {
            "\($0.better) \($0.timing) \($0.whole) \($0.worthNaming) \($0.reading) \($0.formula)"
        }
        let process = declaration.process.map { "\($0.every) \($0.persistence) \($0.deviation)" }
        let allowed = declaration.allowed.map { "\($0.lowerBound)…\($0.upperBound)" }
        let parts = [
            quantity.name, "\(declaration.role)", declaration.unit.symbol, "\(declaration.central)",
            "\(ranges)",
            allowed ?? "", indicator ?? "", process ?? "",
        ]
        hash.update(data: Array((parts.joined(separator: "|") + "\n").utf8))
    }

    private mutating func add<Workspace: ModelWorkspace>(
        _ workspace: Workspace, of model: some Model, on scenario: Workspace.Scenario, years: Int,
        isCentral: Bool
    ) {
        // The last place is the whole, where there is one.
        let places = model.places.count + (model.whole == nil ? 0 : 1)
        workspace.begin(scenario, draws: Draws(seed: 1, firstMember: 0), isCentral: isCentral)
        for step in 0..<years * model.stepsPerYear {
            if step % model.stepsPerYear == 0 { addOutcomes(of: workspace, places: places) }
            workspace.advance(step: step)
        }
        addOutcomes(of: workspace, places: places)
        for table in workspace.quantities.map(\.table) {
            for place in 0..<table.count { add(table[place]) }
        }
    }

    private mutating func addOutcomes(of workspace: some ModelWorkspace, places: Int) {
        for outcome in workspace.outcomes.indices {
            for place in 0..<places { add(workspace.value(of: outcome, at: place)) }
        }
    }

    private mutating func add(_ lanes: Lanes) {
        // What does not exist has one pattern of bits, whatever a compiler makes of it.
        let known = lanes.replacing(with: .nan, where: lanes .!= lanes)
        withUnsafeBytes(of: known) { hash.update(bufferPointer: $0) }
    }
}
