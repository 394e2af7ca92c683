/// Collects the blocks of the workers, in order, and reports their progress.
actor BlockCollector {
    private let members: Int
    private let tell: @Sendable (EnsembleEvent) throws -> Void
    private var first = 0
    private var blocks: [BlockResult?] = []
    private var done = 0

    init(members: Int, report: @escaping @Sendable (EnsembleEvent) throws -> Void) {
        self.members = members
        tell = report
    }

    /// Makes room for the next blocks.
    func expect(_ blocks: Range<Int>) {
        first = blocks.lowerBound
        self.blocks = [BlockResult?](repeating: nil, count: blocks.count)
    }

    /// Takes a finished block.
    func add(_ block: BlockResult, isNew: Bool) throws {
        blocks[block.index - first] = block
        done += min(8, members - 8 * block.index)
        if isNew { try tell(.computed(block)) }
        try tell(.progress(members: done))
    }

    /// Hands over the blocks in order, and forgets them.
    func take() -> [BlockResult] {
        defer { blocks = [] }
        return blocks.compactMap(\.self)
    }

    func report(_ event: EnsembleEvent) throws { try tell(event) }
}
