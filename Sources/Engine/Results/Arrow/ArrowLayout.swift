/// Where the values of a batch lie in its bytes, so that a reader needs no Arrow library to see them.
///
/// All positions count from the first byte of the message. Numbers are little-endian, 8 bytes each.
public struct ArrowLayout: Sendable, Hashable, Codable {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let type: ResultColumn.Kind
        /// Where the values start: numbers side by side, or the bytes of all texts side by side.
        public let offset: Int
        /// How many bytes they are.
        public let length: Int
        /// Where the bitmap of values that exist starts, least bit first; nil where all do.
        public let validity: Int?
        /// Where the ends of texts are listed: rows + 1 numbers of 4 bytes, from 0; nil for numbers.
        public let ends: Int?

        public init(
            name: String, type: ResultColumn.Kind, offset: Int, length: Int, validity: Int?, ends: Int?
        ) {
            self.name = name
            self.type = type
            self.offset = offset
            self.length = length
            self.validity = validity
            self.ends = ends
        }
    }

    public let rows: Int
    public let columns: [Column]

    public init(rows: Int, columns: [Column]) {
        self.rows = rows
        self.columns = columns
    }
}

/// One message of a stream: a self-contained Arrow IPC record batch.
public struct ArrowChunk: Sendable, Hashable {
    /// The message: head and body.
    public let bytes: [UInt8]
    public let layout: ArrowLayout
}
