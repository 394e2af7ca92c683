/// Which places the cells of a foreign table mean, each text looked up once.
struct PlaceReading {
    private let names: PlaceNames
    private var known: [String: PlaceNames.Found] = [:]

    /// Whether names that a municipality shares with a region or a province are those of municipalities here.
    var twofoldAreMunicipalities = false { didSet { known = [:] } }

    init(_ names: PlaceNames) { self.names = names }

    /// Whether a name, with all that its row says of it, may be a municipality or a region: `Utrecht`.
    func isTwofold(_ text: String, head: String = "", level: String = "") -> Bool {
        names.isTwofold(text, head: head, level: level)
    }

    /// The place that a misspelt one was most likely meant to be.
    func nearest(to text: String) -> String? { names.nearest(to: text) }

    /// What a cell means; see `PlaceNames.found`.
    mutating func read(_ text: String, head: String = "", level: String = "") -> PlaceNames.Found {
        let key = "\(text)|\(head)|\(level)"
        if let found = known[key] { return found }
        let isMunicipality =
            twofoldAreMunicipalities && names.isTwofold(text, head: head, level: level)
        let found = names.found(text, head: head, level: isMunicipality ? "gemeente" : level)
        known[key] = found
        return found
    }
}
