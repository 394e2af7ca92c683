/// Our own grid of the 40 COROP regions: a tile each, seven columns from west to east, ten rows from north to south.
///
/// Codes are those of NUTS 2021; the grid is free to use (CC BY 4.0).
struct TileGrid {
    struct Tile: Equatable {
        /// NUTS 3.
        let code: String
        /// At most eight letters.
        let short: String
        /// Number of the region with Statistics Netherlands: 12 of `CR12`.
        let corop: Int
        let column, row: Int
    }

    static let columns = 7
    static let rows = 10

    /// Rows of `code short corop` by column, from the west.
    private static let lines: [(row: Int, column: Int, tiles: [(String, String, Int)])] = [
        (0, 4, [("NL124", "N-Frl.", 4), ("NL113", "Groning.", 3), ("NL112", "Delfzijl", 2)]),
        (
            1, 3,
            [
                ("NL125", "ZW-Frl.", 5), ("NL126", "ZO-Frl.", 6), ("NL131", "N-Dren.", 7),
                ("NL111", "O-Gron.", 1),
            ]
        ),
        (2, 1, [("NL321", "Kop NH", 18)]),
        (2, 4, [("NL211", "N-Ov.", 10), ("NL133", "ZW-Dr.", 9), ("NL132", "ZO-Dr.", 8)]),
        (3, 1, [("NL328", "Alkmaar", 19)]),
        (3, 3, [("NL230", "Flevo", 40), ("NL212", "ZW-Ov.", 11), ("NL213", "Twente", 12)]),
        (
            4, 0,
            [
                ("NL323", "IJmond", 20), ("NL325", "Zaan", 22), ("NL329", "A’dam", 23), ("NL327", "Gooi", 24),
                ("NL221", "Veluwe", 13), ("NL225", "Achterh.", 14),
            ]
        ),
        (
            5, 0,
            [
                ("NL324", "Haarlem", 21), ("NL337", "Leiden", 25), ("NL33B", "O-ZH", 28),
                ("NL310", "Utrecht", 17),
                ("NL226", "Arnhem", 15),
            ]
        ),
        (
            6, 0,
            [
                ("NL332", "Den Haag", 26), ("NL333", "Delft", 27), ("NL33A", "ZO-ZH", 30),
                ("NL224", "ZW-Gld", 16),
                ("NL413", "NO-Br.", 35),
            ]
        ),
        (
            7, 0,
            [
                ("NL33C", "Rijnm.", 29), ("NL411", "W-Br.", 33), ("NL412", "M-Br.", 34),
                ("NL414", "ZO-Br.", 36),
                ("NL421", "N-Limb.", 37),
            ]
        ),
        (8, 0, [("NL342", "Zeeland", 32)]), (8, 4, [("NL422", "M-Limb.", 38)]),
        (9, 0, [("NL341", "Z-Vlaan.", 31)]), (9, 4, [("NL423", "Z-Limb.", 39)]),
    ]

    static let tiles: [Tile] = lines.flatMap { line in
        line.tiles.enumerated().map { position, tile in
            Tile(code: tile.0, short: tile.1, corop: tile.2, column: line.column + position, row: line.row)
        }
    }
}

/// Which region a word of a map means: a code, a number of Statistics Netherlands, or a name.
public enum RegionCode {
    /// Code of a region; nil for a word that means none.
    ///
    /// - Parameter names: what regions are called, by code.
    public static func meant(by word: String, names: [String: [String]]) -> String? {
        let word = word.uppercased().filter { !$0.isWhitespace }
        if let tile = TileGrid.tiles.first(where: { $0.code == word }) { return tile.code }
        if word.hasPrefix("CR"), let number = Int(word.dropFirst(2)) {
            return TileGrid.tiles.first { $0.corop == number }?.code
        }
        return names.first { $0.value.contains { $0.uppercased().filter { !$0.isWhitespace } == word } }?.key
    }

    /// Codes of all regions that a map has to have.
    public static var all: [String] { TileGrid.tiles.map(\.code) }
}
