/// Values of eight members for every place of an axis.
///
/// A handle: copies see the same memory, which lives as long as one of them. It is not sendable, so the
/// compiler keeps each worker's tables to that worker. Indices are checked in debug builds only.
///
/// Where the axis is a product, `table[row, column]` finds a place without anyone saying how long a row is.
public struct Table {
    @usableFromInline let memory: Memory<Lanes>
    @usableFromInline let base: UnsafeMutablePointer<Lanes>
    /// How many places a row has.
    public let width: Int

    /// What the values mean.
    public var declaration: Declaration { memory.declaration }
    /// How many places there are.
    public var count: Int { memory.count }

    init(_ declaration: Declaration) {
        memory = Memory(declaration, repeating: .zero)
        base = memory.base
        width = declaration.axis.width
    }

    /// The part of another table that starts at `offset`, under a declaration of its own.
    init(_ declaration: Declaration, viewing whole: Table, from offset: Int) {
        memory = Memory(declaration, viewing: whole.memory, from: offset)
        base = memory.base
        width = declaration.axis.width
    }

    @inlinable @inline(__always) public subscript(_ place: Int) -> Lanes {
        get {
            assert(place >= 0 && place < memory.count)
            return base[place]
        }
        nonmutating set {
            assert(place >= 0 && place < memory.count)
            base[place] = newValue
        }
    }

    /// The value of one column of a row, where the axis is a product of two.
    @inlinable @inline(__always) public subscript(_ row: Int, _ column: Int) -> Lanes {
        get {
            assert(column >= 0 && column < width)
            return self[row * width + column]
        }
        nonmutating set {
            assert(column >= 0 && column < width)
            self[row * width + column] = newValue
        }
    }

    /// The value of one column of a row of a block, where the axis is a product of three.
    @inlinable @inline(__always) public subscript(_ block: Int, _ row: Int, _ column: Int) -> Lanes {
        get {
            assert(row >= 0 && row < memory.rows)
            return self[block * memory.rows + row, column]
        }
        nonmutating set {
            assert(row >= 0 && row < memory.rows)
            self[block * memory.rows + row, column] = newValue
        }
    }

    /// The places of a row, side by side.
    @inlinable @inline(__always) public func row(_ row: Int) -> Range<Int> {
        row * width..<(row + 1) * width
    }

    /// Gives every place the same value.
    public func fill(_ value: Lanes) {
        for place in 0..<count { self[place] = value }
    }

    /// The sum over all places.
    @inlinable public var sum: Lanes {
        var total = Lanes.zero
        for place in 0..<count { total += self[place] }
        return total
    }
}

/// Figures of the baseline: one value for every place of an axis, the same for all members.
///
/// A handle, as `Table` is.
public struct Figures {
    @usableFromInline let memory: Memory<Double>
    @usableFromInline let base: UnsafeMutablePointer<Double>
    /// How many places a row has.
    public let width: Int

    /// What the values mean.
    public var declaration: Declaration { memory.declaration }
    /// How many places there are.
    public var count: Int { memory.count }

    init(_ declaration: Declaration) {
        memory = Memory(declaration, repeating: 0)
        base = memory.base
        width = declaration.axis.width
    }

    @inlinable @inline(__always) public subscript(_ place: Int) -> Double {
        get {
            assert(place >= 0 && place < memory.count)
            return base[place]
        }
        nonmutating set {
            assert(place >= 0 && place < memory.count)
            base[place] = newValue
        }
    }

    /// The value of one column of a row, where the axis is a product of two.
    @inlinable @inline(__always) public subscript(_ row: Int, _ column: Int) -> Double {
        assert(column >= 0 && column < width)
        return self[row * width + column]
    }

    /// The places of a row, side by side.
    @inlinable @inline(__always) public func row(_ row: Int) -> Range<Int> {
        row * width..<(row + 1) * width
    }

    /// The sum over all places.
    public var sum: Double { (0..<count).reduce(0) { $0 + self[$1] } }
}

@usableFromInline final class Memory<Element> {
    @usableFromInline let base: UnsafeMutablePointer<Element>
    @usableFromInline let count: Int
    @usableFromInline let rows: Int
    let declaration: Declaration
    /// Keeps the memory alive that this one looks into; nil if it is its own.
    private let owner: Memory?

    init(_ declaration: Declaration, repeating value: Element) {
        self.declaration = declaration
        owner = nil
        count = declaration.axis.count
        rows = declaration.axis.rows
        base = .allocate(capacity: count)
        base.initialize(repeating: value, count: count)
    }

    init(_ declaration: Declaration, viewing owner: Memory, from offset: Int) {
        precondition(offset + declaration.axis.count <= owner.count)
        self.declaration = declaration
        self.owner = owner
        count = declaration.axis.count
        rows = declaration.axis.rows
        base = owner.base + offset
    }

    deinit { if owner == nil { base.deallocate() } }
}
