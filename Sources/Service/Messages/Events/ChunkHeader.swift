public import Results

/// Says what the body of a chunk is: one Arrow IPC message, with the place of every column repeated.
public struct ChunkHeader: Codable, Equatable, Sendable {
    /// The reader's name for its stream; empty in the store.
    public var stream: String
    /// 0, 1, 2, … within the log.
    public var seq: Int
    public var logID: String
    public var kind: Kind
    /// Members that the rows are about: the first so many of the ensemble.
    public var members: Int
    /// Rows in the body.
    public var rows: Int
    /// The columns in their order.
    public var schema: [Column]

    /// What the rows are.
    public enum Kind: String, Word {
        /// Bands over the members so far: each such chunk takes the place of those with fewer members.
        case provisional
        /// The result; every row comes once.
        case rows
        /// Indicators of single members, of one scenario, region and year; in the log of a run that keeps all.
        case members
    }

    /// Where a column lies in the body. All numbers are little-endian.
    public struct Column: Codable, Equatable, Hashable, Sendable {
        public var name: String
        /// `float64`, `int64`, `int32` or `utf8`.
        public var type: String
        /// Bytes from the body's start to the values, or for `utf8` to `rows + 1` offsets of four bytes each.
        public var offset: Int
        /// Bytes there.
        public var length: Int
        /// Bytes from the body's start to one bit per row, least significant first, 1 where there is a value;
        /// nil where every row has one.
        public var validityOffset: Int?
        /// Bytes there.
        public var validityLength: Int?
        /// For `utf8`: bytes from the body's start to the characters.
        public var textOffset: Int?
        /// Bytes there.
        public var textLength: Int?

        public init(
            name: String, type: String, offset: Int, length: Int, validityOffset: Int? = nil,
            validityLength: Int? = nil, textOffset: Int? = nil, textLength: Int? = nil
        ) {
            self.name = name
            self.type = type
            self.offset = offset
            self.length = length
            self.validityOffset = validityOffset
            self.validityLength = validityLength
            self.textOffset = textOffset
            self.textLength = textLength
        }
    }

    public init(
        stream: String = "", seq: Int, logID: String, kind: Kind, members: Int, rows: Int, schema: [Column]
    ) {
        self.stream = stream
        self.seq = seq
        self.logID = logID
        self.kind = kind
        self.members = members
        self.rows = rows
        self.schema = schema
    }
}
