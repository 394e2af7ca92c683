/// A property that carries what it declares: one table, or several that each have a name of their own.
protocol Declared {
    var parts: [(name: String?, storage: Storage)] { get }
    /// Its whole public name, where that does not follow from theme and property.
    var publicName: String? { get }
}

extension Declared {
    var publicName: String? { nil }
}

/// Where the values of a quantity live.
enum Storage {
    case lanes(Table)
    case figures(Figures)
}

/// A number that differs between members and stays put over time.
@propertyWrapper
public struct Parameter: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Lanes { table[0] }

    /// Declares a number with the ends of its triangle, and what a user may set at all.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, central: Double,
        range: ClosedRange<Double>,
        allowed: ClosedRange<Double>? = nil, evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .parameter, Text(nl: nl, en: sentence), title: title, unit: unit, central: [central],
                ranges: [range], allowed: allowed,
                evidence: evidence))
    }
}

/// One number for each place of an axis, each with a draw of its own.
@propertyWrapper
public struct Parameters: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    /// Declares numbers that all have the same spread to either side, cut off at `allowed`.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        central: [Double], spread: Double,
        allowed: ClosedRange<Double>? = nil, evidence: Evidence
    ) {
        let ranges = central.map { value in
            max(
                value - spread, allowed?.lowerBound ?? -.infinity)...min(
                    value + spread, allowed?.upperBound ?? .infinity)
        }
        self.init(
            sentence, nl: nl, title: title, unit: unit, over: axis, central: central, ranges: ranges,
            allowed: allowed,
            evidence: evidence)
    }

    /// Declares numbers that may all be off by the same share of their value, to either side.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        central: [Double], within share: Double, allowed: ClosedRange<Double>? = nil, evidence: Evidence
    ) {
        self.init(
            sentence, nl: nl, title: title, unit: unit, over: axis, central: central,
            ranges: central.map { $0 * (1 - share)...$0 * (1 + share) }, allowed: allowed, evidence: evidence)
    }

    /// Declares numbers with a range each.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        central: [Double], ranges: [ClosedRange<Double>],
        allowed: ClosedRange<Double>? = nil, evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .parameter, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis,
                central: central, ranges: ranges,
                allowed: allowed, evidence: evidence))
    }
}

/// A number that is the same for every member: a conversion, a reference, a convention of the model.
@propertyWrapper
public struct Constant: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Lanes { table[0] }

    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, value: Double, evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .constant, Text(nl: nl, en: sentence), title: title, unit: unit, central: [value],
                evidence: evidence))
    }
}

/// One constant for each place of an axis.
@propertyWrapper
public struct Constants: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        values: [Double], evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .constant, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis, central: values,
                evidence: evidence))
    }
}

/// Figures of the baseline, the same for all members; each has its own source there.
@propertyWrapper
public struct Given: Declared {
    @usableFromInline let figures: Figures
    let publicName: String?

    var parts: [(name: String?, storage: Storage)] { [(nil, .figures(figures))] }
    @inlinable @inline(__always) public var wrappedValue: Figures { figures }

    /// Declares figures; `named` is their whole public name where an outcome has it too, or another theme owns it.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, named name: String? = nil, unit: Unit,
        over axis: Axis,
        possible: ClosedRange<Double>
    ) {
        publicName = name
        figures = Figures(
            Declaration(
                .given, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis, ranges: [possible]))
    }
}

/// A quantity that carries over to the next step; only flows change it.
@propertyWrapper
public struct Stock: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        possible: ClosedRange<Double>
    ) {
        table = Table(
            Declaration(
                .stock, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis, ranges: [possible]))
    }
}

/// A quantity that every step computes for other equations.
@propertyWrapper
public struct Auxiliary: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    public init(_ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis) {
        table = Table(
            Declaration(.auxiliary, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis))
    }
}

/// Luck that moves as a first-order autoregression around zero, the same for a member in every scenario.
@propertyWrapper
public struct Shock: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, unit: Unit, over axis: Axis,
        every cadence: Process.Cadence, persistence: Double,
        deviation: Double, evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .shock, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis, evidence: evidence,
                process: Process(every: cadence, persistence: persistence, deviation: deviation)))
    }
}

/// A quantity that is computed for people to read.
@propertyWrapper
public struct Outcome: Declared {
    @usableFromInline let table: Table

    var parts: [(name: String?, storage: Storage)] { [(nil, .lanes(table))] }
    @inlinable @inline(__always) public var wrappedValue: Table { table }

    /// Declares an indicator; `parts` of the axis beside the regions get a name each.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, formula: String,
        formulaNL: String = "", unit: Unit, over axis: Axis, better: Indicator.Direction,
        timing: Indicator.Timing, whole: Indicator.Aggregation, worthNaming: Double,
        isHeadline: Bool = false, reading: Indicator.Reading = .level, isMoment: Bool = false,
        isPartial: Bool = false, sumOf: String? = nil,
        evidence: Evidence
    ) {
        table = Table(
            Declaration(
                .outcome, Text(nl: nl, en: sentence), title: title, unit: unit, over: axis,
                evidence: evidence,
                indicator: Indicator(
                    better: better, timing: timing, whole: whole, worthNaming: worthNaming,
                    formula: Text(nl: formulaNL, en: formula), isHeadline: isHeadline, reading: reading,
                    isMoment: isMoment, isPartial: isPartial, sumOf: sumOf)))
    }
}

/// Several indicators of one kind: one for each label of an axis, each with a value per place.
///
/// The table holds the places of the first label, then those of the second: `table[label, place]`.
@propertyWrapper
public struct Outcomes: Declared {
    @usableFromInline let table: Table
    let parts: [(name: String?, storage: Storage)]

    @inlinable @inline(__always) public var wrappedValue: Table { table }

    /// Declares them; `%` in sentence, title and formula stands for the label.
    public init(
        _ sentence: String, nl: String = "", title: Text? = nil, formula: String,
        formulaNL: String = "", for kinds: Axis, unit: Unit,
        over axis: Axis,
        better: Indicator.Direction, timing: Indicator.Timing, whole: Indicator.Aggregation,
        worthNaming: Double, isHeadline: Bool = false, reading: Indicator.Reading = .level, evidence: Evidence
    ) {
        let table = Table(
            Declaration(.auxiliary, Text(nl: nl, en: sentence), title: title, unit: unit, over: kinds * axis))
        self.table = table
        parts = kinds.labels.enumerated().map { index, label in
            let words = kinds.titles[index]
            let declaration = Declaration(
                .outcome, Text(nl: nl, en: sentence).naming(words), title: title?.naming(words), unit: unit,
                over: axis, evidence: evidence,
                indicator: Indicator(
                    better: better, timing: timing, whole: whole, worthNaming: worthNaming,
                    formula: Text(nl: formulaNL, en: formula).naming(words), isHeadline: isHeadline,
                    reading: reading))
            return (label, .lanes(Table(declaration, viewing: table, from: index * axis.count)))
        }
    }
}
