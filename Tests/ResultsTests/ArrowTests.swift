import Foundation
import Results
import Testing

@Suite("Results as Arrow")
struct ArrowTests {
    func decode(_ chunks: [ArrowChunk]) throws -> ResultTable {
        try ResultTable(joining: chunks.map { try ResultTable(arrow: $0.bytes, layout: $0.layout) })
    }

    @Test("a table comes back the same from its bytes and layout", arguments: [true, false])
    func roundTrip(isComparison: Bool) throws {
        let table = isComparison ? TableSample.comparison : TableSample.run
        #expect(try decode(table.cells.arrowChunks()) == table)
    }

    @Test("a large table is cut into chunks of at most a mebibyte, in order")
    func chunks() throws {
        let table = TableSample.large(9_000)
        let chunks = table.cells.arrowChunks()
        #expect(chunks.count > 1)
        #expect(chunks.allSatisfy { $0.bytes.count <= 1 << 20 })
        #expect(chunks.map(\.layout.rows).reduce(0, +) == table.count)
        #expect(try decode(chunks) == table)
    }

    @Test("a row that is larger than a chunk gets a chunk of its own")
    func smallLimit() throws {
        let chunks = TableSample.comparison.cells.arrowChunks(limit: 1)
        #expect(chunks.map(\.layout.rows) == [1, 1, 1])
        #expect(try decode(chunks) == TableSample.comparison)
    }

    @Test("an empty table is one batch without rows")
    func empty() throws {
        let chunks = ResultTable([], isComparison: true).cells.arrowChunks()
        #expect(chunks.map(\.layout.rows) == [0])
        #expect(try decode(chunks).count == 0)
    }

    @Test("every buffer starts at a multiple of 64 bytes of its message")
    func alignment() {
        for chunk in TableSample.large(100).cells.arrowChunks() {
            #expect(chunk.bytes.count % 64 == 0)
            for column in chunk.layout.columns {
                for position in [column.offset, column.validity ?? 0, column.ends ?? 0] {
                    #expect(position % 64 == 0)
                }
            }
        }
    }

    @Test("numbers can be seen at the positions that the layout names, without any library")
    func layout() throws {
        let chunk = try #require(TableSample.comparison.cells.arrowChunks().first)
        let median = try #require(chunk.layout.columns.first { $0.name == "p50" })
        let words = chunk.bytes[median.offset..<median.offset + 8].reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        #expect(Double(bitPattern: words) == 3)
        let validity = try #require(median.validity)
        #expect(chunk.bytes[validity] == 0b011)
    }

    @Test("bytes that were cut, and layouts that point elsewhere, are refused and never read")
    func damaged() throws {
        let chunk = try #require(TableSample.comparison.cells.arrowChunks().first)
        #expect(throws: ArrowFault.outside(column: "scenario")) {
            try ResultTable(arrow: Array(chunk.bytes.prefix(100)), layout: chunk.layout)
        }
        #expect(
            ArrowFault.outside(column: "p50").description
                == "the values of column 'p50' lie outside the bytes that came; ask for the chunk again")
        let text = String(decoding: try JSONEncoder().encode(chunk.layout), as: UTF8.self)
        for (part, other) in [
            ("\"rows\":3", "\"rows\":4000000000"), ("\"rows\":3", "\"rows\":-1"), ("p50", "p51"),
        ] {
            let changed = text.replacingOccurrences(of: part, with: other)
            let layout = try JSONDecoder().decode(ArrowLayout.self, from: Data(changed.utf8))
            #expect(throws: ArrowFault.self) { try ResultTable(arrow: chunk.bytes, layout: layout) }
        }
    }

    @Test(
        "pyarrow reads the stream, with nulls, units and every value",
        .enabled(if: Pyarrow.isPresent, "python3 has no pyarrow here"))
    func pyarrow() throws {
        let table = TableSample.large(7_000)
        let file = FileManager.default.temporaryDirectory.appending(
            path: "results-\(UUID().uuidString).arrows")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(table.cells.arrowStream).write(to: file)
        let program = """
            import pyarrow as pa
            table = pa.ipc.open_stream(open(r'\(file.path)', 'rb')).read_all()
            table.validate(full=True)
            median = table['p50'].to_pylist()
            assert all((value is None) == (row % 3 == 0) for row, value in enumerate(median))
            assert all(value == row / 7 for row, value in enumerate(median) if value is not None)
            assert table['region'].to_pylist() == ['NL%d' % row for row in range(7000)]
            assert table['members'].to_pylist() == list(range(7000))
            assert table.schema.field('year').type == pa.int64() and not table.schema.field('year').nullable
            assert table.schema.field('p50').metadata[b'unit'] == b'unit of the indicator'
            print(table.num_rows, table.num_columns, table['p50'].null_count)
            """
        #expect(try Pyarrow.run(program) == "7000 28 2334\n")
    }
}

/// An implementation of Arrow that is not ours.
enum Pyarrow {
    static let isPresent = (try? run("import pyarrow; print(1)")) == "1\n"

    static func run(_ program: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
