import Results

/// The values of a cell over the members: all of them, or counts of them.
enum Distribution: Sendable {
    case exact([Double])
    case counted(Buckets)

    /// An empty one of the kind that suits the number of members.
    init(members: Int) {
        self = members <= Quantiles.mostExact ? .exact([]) : .counted(Buckets())
    }

    /// How many values there are.
    var count: Int {
        switch self {
        case .exact(let values): values.count
        case .counted(let buckets): buckets.count
        }
    }

    mutating func add(_ values: [Double]) {
        // Takes the payload out of self, so that it is changed in place.
        switch consume self {
        case .exact(var all):
            if all.isEmpty { all = values } else { all.append(contentsOf: values) }
            self = .exact(all)
        case .counted(var buckets):
            for value in values { buckets.add(value) }
            self = .counted(buckets)
        }
    }

    /// The quantiles; nil if fewer than half of the members have a value.
    func quantiles(among members: Int) -> Quantiles? {
        guard 2 * count >= members else { return nil }
        switch self {
        case .exact(let values): return Quantiles(of: values)
        case .counted(let buckets): return buckets.quantiles
        }
    }
}
