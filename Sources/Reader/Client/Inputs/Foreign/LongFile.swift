import Messages
import Reading
import Words

/// A file that is too long for one request, without the rows that no figure is made of; the others keep their lines.
struct LongFile {
    private(set) var text: String
    /// What was left out, for people.
    private(set) var notes: [Phrase] = []

    /// What a request can hold, with room for its other parts and for what JSON writes in two letters.
    static let most = Wire.maximumHeaderBytes * 8 / 10

    /// The year that scenarios begin in: of later years no figure is made.
    private static let start = 2024

    /// What the cells of a line say.
    private struct Content {
        let size: Int
        var isNeighbourhood = false
        var year: Int?

        init(_ line: ArraySlice<UInt8>) {
            size = line.count + 1
            var start = line.startIndex
            for index in line.indices where ";,\t".utf8.contains(line[index]) {
                read(line[start..<index])
                start = index + 1
            }
            read(line[start...])
        }

        private mutating func read(_ cell: ArraySlice<UInt8>) {
            var cell = cell
            let edges = Array("\" *".utf8)
            while let first = cell.first, edges.contains(first) { cell.removeFirst() }
            while let last = cell.last, edges.contains(last) { cell.removeLast() }
            func isNumber(_ part: ArraySlice<UInt8>) -> Bool {
                part.allSatisfy { (0x30...0x39).contains($0) }
            }
            switch cell.count {
            case 8, 10:
                let isPart = cell.starts(with: "WK".utf8) || cell.starts(with: "BU".utf8)
                if isPart, isNumber(cell.dropFirst(2)) {
                    isNeighbourhood = true
                } else if cell.count == 8, cell.suffix(4).elementsEqual("JJ00".utf8), isNumber(cell.prefix(4))
                {
                    year = Int(String(decoding: cell.prefix(4), as: UTF8.self))
                }
            case 4 where year == nil && isNumber(cell):
                let found = Int(String(decoding: cell, as: UTF8.self)) ?? 0
                if (1990...2030).contains(found) { year = found }
            default: break
            }
        }
    }

    /// - Parameter year: the one that the user asks for; nil: the newest up to the start of the model.
    init(_ text: String, year: Int?) {
        self.text = text
        guard text.utf8.count > Self.most else { return }
        let bytes = Array(text.utf8)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var contents = lines.map(Content.init)
        contents[0].isNeighbourhood = false
        // Districts and neighbourhoods lie inside the municipalities that stand beside them.
        var isKept = contents.map { !$0.isNeighbourhood }
        let left = isKept.count { !$0 }
        if left > 0 { notes.append(Phrase("client.import.neighbourhoods", ["count": .count(left)])) }
        func size() -> Int { zip(contents, isKept).reduce(0) { $0 + ($1.1 ? $1.0.size : 1) } }
        if size() > Self.most {
            var sizes: [Int: Int] = [:]
            for (content, kept) in zip(contents, isKept).dropFirst() where kept {
                if let year = content.year { sizes[year, default: 0] += content.size }
            }
            var room = Self.most - (size() - sizes.values.reduce(0, +)) - lines.count
            var years: [Int] = []
            for candidate in year.map({ [$0] }) ?? sizes.keys.filter({ $0 <= Self.start }).sorted(by: >)
            where years.count < 3 && sizes[candidate].map({ $0 <= room }) ?? false {
                years.append(candidate)
                room -= sizes[candidate] ?? 0
            }
            guard !years.isEmpty else { return }
            for index in contents.indices.dropFirst() {
                if let year = contents[index].year, !years.contains(year) { isKept[index] = false }
            }
            notes.append(
                Phrase("client.import.years", ["years": .list(years.sorted().map { "\($0)" })]))
        }
        // A line that is left out stays as an empty one, so that all others are told by their own numbers.
        let kept = zip(lines, isKept).map { $1 ? $0 : [] }
        self.text = String(decoding: Array(kept.joined(separator: [0x0A])), as: UTF8.self)
    }
}
