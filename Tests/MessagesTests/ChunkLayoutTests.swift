import Messages
import Results
import Testing

@Suite("A chunk's header repeats where the columns of its body lie")
struct ChunkLayoutTests {
    private let layout = ArrowLayout(
        rows: 9,
        columns: [
            ArrowLayout.Column(
                name: "region", type: .text, offset: 576, length: 45, validity: nil, ends: 512),
            ArrowLayout.Column(
                name: "year", type: .integer, offset: 640, length: 72, validity: nil, ends: nil),
            ArrowLayout.Column(name: "p50", type: .number, offset: 832, length: 72, validity: 768, ends: nil),
        ])

    private func header(_ schema: [ChunkHeader.Column]) -> ChunkHeader {
        ChunkHeader(seq: 0, logID: "log-1", kind: .rows, members: 64, rows: 9, schema: schema)
    }

    @Test("Texts have offsets before their characters; gaps are one bit a row, in whole bytes")
    func schema() {
        #expect(
            ChunkHeader.schema(of: layout) == [
                ChunkHeader.Column(
                    name: "region", type: "utf8", offset: 512, length: 40, textOffset: 576, textLength: 45),
                ChunkHeader.Column(name: "year", type: "int64", offset: 640, length: 72),
                ChunkHeader.Column(
                    name: "p50", type: "float64", offset: 832, length: 72, validityOffset: 768,
                    validityLength: 2),
            ])
    }

    @Test("A reader finds the same places")
    func back() throws {
        #expect(try header(ChunkHeader.schema(of: layout)).layout() == layout)
    }

    @Test("A column of an unknown type is refused with a sentence")
    func unknown() {
        let refusal = #expect(throws: Refusal.self) {
            try header([ChunkHeader.Column(name: "map", type: "polygon", offset: 0, length: 8)]).layout()
        }
        #expect(
            refusal?.message
                == "the column 'map' is of type 'polygon', which is not known here; "
                + "use a client of the daemon's version")
    }
}
