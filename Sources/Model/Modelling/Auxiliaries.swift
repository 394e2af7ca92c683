/// Several auxiliaries of one kind: each has a name, a sentence and a unit of its own, and a value for every place.
@propertyWrapper
public struct Auxiliaries: Declared {
    /// What one of them is called, and what it says.
    public struct Kind: Sendable {
        let name: String
        let sentence, title: Text
        let unit: Unit

        /// - Parameter name: the last part of its public name.
        public init(_ name: String, _ sentence: Text, title: Text, unit: Unit) {
            self.name = name
            self.sentence = sentence
            self.title = title
            self.unit = unit
        }
    }

    private let tables: [Table]
    let parts: [(name: String?, storage: Storage)]

    public var wrappedValue: [Table] { tables }

    /// Declares them, in this order.
    public init(_ kinds: [Kind], over axis: Axis) {
        tables = kinds.map { kind in
            Table(Declaration(.auxiliary, kind.sentence, title: kind.title, unit: kind.unit, over: axis))
        }
        parts = zip(kinds, tables).map { ($0.name, .lanes($1)) }
    }
}
