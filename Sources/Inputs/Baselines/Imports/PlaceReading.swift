/// Which places the cells of a foreign table mean, each text looked up once.
struct PlaceReading {
    private let names: PlaceNames
    private var known: [String: PlaceNames.Found] = [:]

    init(_ names: PlaceNames) { self.names = names }

    /// The place that a misspelt one was most likely meant to be.
    func nearest(to text: String) -> String? { names.nearest(to: text) }

    /// What a cell means; see `PlaceNames.found`.
    mutating func read(_ text: String, head: String = "", level: String = "") -> PlaceNames.Found {
        let key = "\(text)|\(head)|\(level)"
        if let found = known[key] { return found }
        let found = names.found(text, head: head, level: level)
        known[key] = found
        return found
    }
}
