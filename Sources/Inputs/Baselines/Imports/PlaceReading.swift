/// Which place a cell of a foreign table means.
struct PlaceReading {
    enum Found: Hashable {
        /// A place of the project; `edition` where it is written by the code of another one.
        case place(String, edition: String?)
        case municipality(String)
        /// A municipality by code or name that is none of those known.
        case unknownMunicipality
        /// An area that the project has no figures for: a part of the country, an agglomeration.
        case otherArea
        /// A neighbourhood or district inside a municipality.
        case neighbourhood
        case unknown
    }

    private let places: Places
    private let others: OtherPlaceNames
    private var names: [String: [FigureLevel: String]] = [:]
    private var known: [String: Found] = [:]

    /// Spellings beside the project's own names.
    private static let spellings: [(name: String, code: String)] = [
        ("Friesland", "NL12"), ("Nederland", "NL"),
        ("Nederland totaal", "NL"), ("Totaal Nederland", "NL"), ("The Netherlands", "NL"),
        ("Netherlands", "NL"),
        ("Noord-Fryslân", "NL124"), ("Zuidwest-Fryslân", "NL125"), ("Zuidoost-Fryslân", "NL126"),
        ("Agglomeratie Den Haag", "NL332"), ("The Hague agglomeration", "NL332"),
        ("Agglomeratie The Hague", "NL332"), ("Gooi en Vechtstreek", "NL327"), ("Delfzijl e.o.", "NL112"),
        ("Alkmaar e.o.", "NL328"), ("Groot Amsterdam", "NL329"), ("Arnhem en Nijmegen", "NL226"),
        ("North Holland", "NL32"), ("South Holland", "NL33"), ("North Brabant", "NL41"),
    ]

    /// Parts of the country, and rows for what lies in no region.
    private static let otherAreas: Set = [
        "noord nederland", "oost nederland", "west nederland", "zuid nederland", "niet in te delen",
        "niet in te delen regio", "onbekend", "buitenland", "extra regio",
    ]

    init(_ content: FigureTables.Content) {
        places = content.figures.places
        others = content.otherNames
        func add(_ name: String, _ code: String) {
            guard let level = places.level(of: code) else { return }
            names[spelling(of: name), default: [:]][level] = code
        }
        for region in places.regions { add(region.name, region.code) }
        for province in places.provinces { add(places.name(of: province) ?? "", province) }
        for (name, code) in Self.spellings { add(name, code) }
    }

    /// The place that a misspelt one was most likely meant to be.
    func nearest(to text: String) -> String? {
        places.nearest(to: trimmed(String(text.prefix { $0 != "(" })))
    }

    /// Reads a cell.
    ///
    /// - Parameters:
    ///   - head: the name of the column: `COROP-gebiedcode` says what `29` means.
    ///   - level: what another column says of the level: `PV`.
    mutating func read(_ text: String, head: String = "", level: String = "") -> Found {
        let key = "\(text)|\(head)|\(level)"
        if let found = known[key] { return found }
        let found = found(trimmed(text), head: spelling(of: head), level: Self.level(of: level))
        known[key] = found
        return found
    }

    private func found(_ text: String, head: String, level: Word?) -> Found {
        if let found = byCode(text.uppercased(), head: head) { return found }
        var name = text
        var word = level
        if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
            let inside = String(name[name.index(after: open)...].dropLast())
            if inside == "NL" {
                // Eurostat tells provinces from namesakes abroad: `Limburg (NL)`.
                name = trimmed(String(name[..<open]))
            } else if let said = Self.level(of: inside) {
                word = said
                name = trimmed(String(name[..<open]))
            } else if places(of: name) == nil, inside.count == 2, inside == inside.uppercased() {
                return .otherArea
            }
        }
        if Self.otherAreas.contains(spelling(of: name)) { return .otherArea }
        let levels = places(of: name)
        switch word {
        case .nation: return levels?[.nation].map { .place($0, edition: nil) } ?? .unknown
        case .province: return levels?[.province].map { .place($0, edition: nil) } ?? .unknown
        case .region: return levels?[.region].map { .place($0, edition: nil) } ?? .unknown
        case .municipality: return municipality(named: name)
        case .other: return .otherArea
        case nil: break
        }
        if head.hasPrefix("gemeente") || head.hasPrefix("municipal") { return municipality(named: name) }
        if let code = levels?[.region] ?? levels?[.province] ?? levels?[.nation] {
            return .place(code, edition: nil)
        }
        if let municipality = others.municipality(name: name) { return .municipality(municipality.code) }
        return .unknown
    }

    private func places(of name: String) -> [FigureLevel: String]? { names[spelling(of: name)] }

    private func municipality(named name: String) -> Found {
        others.municipality(name: name).map { .municipality($0.code) } ?? .unknownMunicipality
    }

    private func byCode(_ code: String, head: String) -> Found? {
        let digits = code.drop(while: \.isLetter)
        let letters = code.prefix(code.count - digits.count)
        if places.level(of: code) != nil || code == "NL" { return .place(code, edition: nil) }
        if let other = others.codes[code] {
            return .place(other.place, edition: other.edition == "CBS" ? nil : other.edition)
        }
        // Eurostat's rows for what lies in no region.
        if ["NLZ", "NLZZ", "NLZZZ"].contains(code) { return .otherArea }
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        switch letters {
        case "NL" where digits == "01" || digits == "00": return .place(Places.nation, edition: nil)
        case "NL" where digits.count == 1: return .otherArea
        case "CR": return region(corop: digits) ?? .unknown
        case "GM":
            return others.municipality(code: code) == nil ? .unknownMunicipality : .municipality(code)
        case "WK", "BU": return .neighbourhood
        case "LD", "AG", "SG", "PC", "JZ", "RES", "GG", "VR", "RMC": return .otherArea
        case "" where head.contains("corop"): return region(corop: digits)
        case "" where head.hasPrefix("gemeente") && digits.count <= 4:
            let padded = "GM" + String(repeating: "0", count: 4 - digits.count) + digits
            return others.municipality(code: padded) == nil ? .unknownMunicipality : .municipality(padded)
        default: return nil
        }
    }

    private func region(corop digits: Substring) -> Found? {
        let number = Int(digits)
        return places.regions.first { Int($0.corop) == number }.map { .place($0.code, edition: nil) }
    }

    private enum Word { case nation, province, region, municipality, other }

    private static func level(of text: String) -> Word? {
        switch spelling(of: text) {
        case "nl", "land": .nation
        case "pv", "provincie", "province": .province
        case "cr", "corop", "coropgebied", "corop gebied": .region
        case "gm", "gemeente", "municipality": .municipality
        case "ld", "landsdeel", "ag", "sg", "agglomeratie", "stadsgewest": .other
        default: nil
        }
    }
}
