import CFuzzer
import Modelling
import Results

/// A chunk's layout and body as a stranger wrote them: 8 bytes of rows, 5 numbers for each column, the body.
@main
enum ArrowChunks {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        if CommandLine.arguments.count == 2, CommandLine.arguments[1] == "seed" { return seed() }
        LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            ArrowChunks.take(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }

    static func take(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let columns = first & 1 == 0 ? ResultColumn.ofComparison : ResultColumn.ofRun
        let numbers = 1 + 4 * columns.count
        guard bytes.count >= 1 + 8 * numbers else { return }
        let values = (0..<numbers).map { index in
            bytes[(1 + 8 * index)..<(9 + 8 * index)].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        }
        let layout = ArrowLayout(
            rows: Int(values[0]),
            columns: columns.enumerated().map { index, column in
                let own = values[(1 + 4 * index)..<(5 + 4 * index)].map { Int($0) }
                return ArrowLayout.Column(
                    name: column.name, type: column.kind, offset: own[0], length: own[1],
                    validity: own[2] == -1 ? nil : own[2], ends: own[3] == -1 ? nil : own[3])
            })
        guard let table = try? ResultTable(arrow: Array(bytes[(1 + 8 * numbers)...]), layout: layout) else {
            return
        }
        _ = table.rows
    }

    /// Writes a right one to standard output, as hexadecimal digits.
    static func seed() {
        let quantiles = Quantiles(p05: 1, p25: 2, p50: 3, p75: 4.5, p95: 1e21)
        let rows = [2030, 2040].map { year in
            ResultRow(
                scenario: "network", region: "NL33C", indicator: "jobs.employed", unit: "persons",
                year: year, better: .higher, value: year == 2030 ? quantiles : nil, members: 256)
        }
        guard let chunk = ResultTable(rows, isComparison: true).cells.arrowChunks().first else { return }
        var bytes: [UInt8] = [0]
        func add(_ number: Int) {
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
        }
        add(chunk.layout.rows)
        for column in chunk.layout.columns {
            [column.offset, column.length, column.validity ?? -1, column.ends ?? -1].forEach(add)
        }
        print((bytes + chunk.bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
