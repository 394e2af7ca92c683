/// How the parties of a region start out, under the short names that `collaboration:` knows.
///
/// Each is an uncertainty of the model, which `context: assumptions:` knows by its public name.
enum CollaborationAssumption: String, CaseIterable {
    case initialTrust = "initial_trust"
    case linkDensity = "link_density"

    /// The public name of the uncertainty.
    var uncertainty: String { "collaboration.\(rawValue)" }

    /// How far to either side of a number that stands alone the uncertainty reaches; nil: as far as it is declared.
    var reach: Double? { self == .initialTrust ? 0.15 : nil }

    /// The one that has this public name.
    init?(uncertainty name: String) {
        guard let known = Self.allCases.first(where: { $0.uncertainty == name }) else { return nil }
        self = known
    }
}
