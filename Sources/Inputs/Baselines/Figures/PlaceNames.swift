import Reading
import Spelling

/// Reads what people, Statistics Netherlands and Eurostat call a place: the one reader of places that everything uses.
public struct PlaceNames: Sendable {
    /// What a text means.
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
        // Below the rows of a sheet.
        "totaal", "total", "totalen", "som", "sum", "eindtotaal", "totaal generaal", "gemiddelde", "average",
    ]

    init(_ places: Places, _ others: OtherPlaceNames) {
        self.places = places
        self.others = others
        func add(_ name: String, _ code: String) {
            guard let level = places.level(of: code) else { return }
            names[spelling(of: name), default: [:]][level] = code
        }
        for region in places.regions { add(region.name, region.code) }
        for province in places.provinces { add(places.name(of: province) ?? "", province) }
        for (name, code) in Self.spellings { add(name, code) }
    }

    /// The name or code that a misspelt one was most likely meant to be: of a place, or of a municipality.
    public func nearest(to text: String) -> String? {
        let name = trimmed(String(text.prefix { $0 != "(" }))
        return places.nearest(to: name) ?? nearestName(to: name, among: others.municipalities.map(\.name))
    }

    /// The code of a region, in the project's own edition: by its name or code, or by a municipality in it.
    ///
    /// Names are read in any spelling, codes in any edition: `Den Haag`, `CR26`, `GM0518` and the code of NUTS 2024 are all NL332.
    public func region(_ text: String) -> String? {
        switch found(text) {
        case .place(let code, _) where places.level(of: code) == .region: code
        case .municipality(let code): others.municipality(code: code)?.region
        // Groningen, the province, is no region; the municipality of that name lies in one.
        case .place: others.municipality(name: text)?.region
        default: nil
        }
    }

    /// The code of a region, a province or the country; nil for a municipality too.
    public func place(_ text: String) -> String? {
        if case .place(let code, _) = found(text) { code } else { nil }
    }

    /// The names of the regions of a province, by its code; none for any other code.
    public func regions(ofProvince code: String) -> [String] {
        places.regions.filter { $0.province == code }.map(\.name)
    }

    /// The name of the region of a municipality; nil for any other text.
    func regionOfMunicipality(_ text: String) -> String? {
        guard case .municipality(let code) = found(text), let region = others.municipality(code: code)?.region
        else { return nil }
        return places.name(of: region)
    }

    /// What a text means.
    ///
    /// - Parameters:
    ///   - head: the name of the column that it stands in: `COROP-gebiedcode` says what `29` means.
    ///   - level: what another column says of the level: `PV`.
    func found(_ text: String, head: String = "", level: String = "") -> Found {
        found(trimmed(text), head: spelling(of: head), level: Self.level(of: level))
    }

    /// Whether a name is that of a municipality and of a region or a province too, and nothing beside it tells which.
    func isTwofold(_ text: String, head: String, level: String) -> Bool {
        let head = spelling(of: head)
        guard Self.level(of: level) == nil,
            !["gemeente", "municipal", "provinc", "corop"].contains(where: head.hasPrefix),
            let name = places(of: trimmed(text)), name[.nation] == nil
        else { return false }
        return others.municipality(name: trimmed(text)) != nil
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
            } else if places(of: name) == nil, others.municipality(name: name) == nil, inside.count == 2,
                inside == inside.uppercased()
            {
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
        case .neighbourhood: return .neighbourhood
        case .other: return .otherArea
        case nil: break
        }
        if head.hasPrefix("gemeente") || head.hasPrefix("municipal") || head == "gm naam" {
            return municipality(named: name)
        }
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
        case "" where (head.hasPrefix("gemeente") || head.hasPrefix("gm")) && digits.count <= 4,
            "" where head == "code" && (3...4).contains(digits.count):
            let padded = "GM" + String(repeating: "0", count: 4 - digits.count) + digits
            return others.municipality(code: padded) == nil ? .unknownMunicipality : .municipality(padded)
        default: return nil
        }
    }

    private func region(corop digits: Substring) -> Found? {
        let number = Int(digits)
        return places.regions.first { Int($0.corop) == number }.map { .place($0.code, edition: nil) }
    }

    private enum Word { case nation, province, region, municipality, neighbourhood, other }

    private static func level(of text: String) -> Word? {
        switch spelling(of: text) {
        case "nl", "land": .nation
        case "pv", "provincie", "province": .province
        case "cr", "corop", "coropgebied", "corop gebied": .region
        case "gm", "gemeente", "municipality": .municipality
        case "wijk", "wijken", "buurt", "buurten", "district", "neighbourhood": .neighbourhood
        case "ld", "landsdeel", "ag", "sg", "agglomeratie", "stadsgewest": .other
        default: nil
        }
    }
}
