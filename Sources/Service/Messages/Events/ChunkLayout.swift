public import Results

extension ChunkHeader {
    /// The columns of an encoded chunk, as the wire names their places.
    public static func schema(of layout: ArrowLayout) -> [Column] {
        layout.columns.map { column in
            let ends = column.ends
            return Column(
                name: column.name, type: column.type.rawValue, offset: ends ?? column.offset,
                length: ends == nil ? column.length : 4 * (layout.rows + 1), validityOffset: column.validity,
                validityLength: column.validity.map { _ in (layout.rows + 7) / 8 },
                textOffset: ends == nil ? nil : column.offset, textLength: ends == nil ? nil : column.length)
        }
    }

    /// The places of the columns, to read the body by.
    ///
    /// - Throws: `protocol.malformed` for a column of a type that nobody knows.
    public func layout() throws(Refusal) -> ArrowLayout {
        var columns: [ArrowLayout.Column] = []
        for column in schema {
            guard let type = ResultColumn.Kind(rawValue: column.type) else {
                throw .columnType(column.type, of: column.name)
            }
            columns.append(
                ArrowLayout.Column(
                    name: column.name, type: type, offset: column.textOffset ?? column.offset,
                    length: column.textLength ?? column.length, validity: column.validityOffset,
                    ends: column.textOffset == nil ? nil : column.offset))
        }
        return ArrowLayout(rows: rows, columns: columns)
    }
}
