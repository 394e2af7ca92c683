internal import Reading
internal import Words

/// What can be the matter with a file of others, beside what can be with any table.
enum ImportCode: String, ProblemCode {
    case oneColumn = "one_column"
    case noRows = "no_rows"
    case unevenRow = "uneven_row"
    case noTable = "no_table"
    case leefbaarometer
    case layoutHolds = "layout_holds"
    case sourceNotSaid = "source_not_said"
    case nothingLeft = "nothing_left"
    case noRegionColumn = "no_region_column"
    case noNumbers = "no_numbers"
    case whichColumn = "which_column"
    case columnNotUnderstood = "column_not_understood"
    case nothingUnderstood = "nothing_understood"
    case topicsAreCodes = "topics_are_codes"
    case unitForSeveral = "unit_for_several"
    case unitNotSaid = "unit_not_said"
    case cannotConvert = "cannot_convert"
    case mixedUnits = "mixed_units"
    case severalCategories = "several_categories"
    case singleClass = "single_class"
    case partAbove = "part_above"
    case twofoldPlace = "twofold_place"
    case damagedPlace = "damaged_place"
    case neighbourhoods
    case municipalityOfShare = "municipality_of_share"
    case municipalityOfNation = "municipality_of_nation"
    case municipalitiesOfOldYear = "municipalities_of_old_year"
    case unknownMunicipality = "unknown_municipality"
    case municipalitiesMissing = "municipalities_missing"
    case noAreaFound = "no_area_found"
    case twoNumbers = "two_numbers"
    case mixedMarks = "mixed_marks"
    case ambiguousMark = "ambiguous_mark"
    case yearNotSaid = "year_not_said"
    case yearNotThere = "year_not_there"
    case yearAbove = "year_above"
    case noYearFits = "no_year_fits"
    case sumDiffers = "sum_differs"
    case differsFromCountry = "differs_from_country"
    case jump
    case older
    case anotherScale = "another_scale"
}

// The file
extension Fact {
    static let oneColumn = Fact(ImportCode.oneColumn)

    static let noRows = Fact(ImportCode.noRows)

    static func unevenRow(found: Int, expected: Int, separator: Phrase) -> Fact {
        Fact(
            ImportCode.unevenRow,
            ["found": .count(found), "expected": .count(expected), "separator": .phrase(separator)])
    }

    /// - Parameter kind: what the file is instead: `kind.json`.
    static func noTable(_ kind: Phrase) -> Fact { Fact(ImportCode.noTable, ["kind": .phrase(kind)]) }

    static let leefbaarometer = Fact(ImportCode.leefbaarometer)

    static func layoutHolds(_ layout: String, figure: String, asked: String) -> Fact {
        Fact(
            ImportCode.layoutHolds,
            ["layout": .text(layout), "figure": .text(figure), "asked": .text(asked)])
    }

    static let sourceNotSaid = Fact(ImportCode.sourceNotSaid)

    /// - Parameter reasons: what was left out, and why.
    static func nothingLeft(_ reasons: [Phrase]) -> Fact {
        let joined = reasons.dropFirst().reduce(reasons.first) { all, next in
            all.map { Phrase("notes.both", ["one": .phrase($0), "other": .phrase(next)]) }
        }
        return Fact(ImportCode.nothingLeft, ["reasons": joined.map { .phrase($0) } ?? .optional(nil)])
    }
}

// Columns
extension Fact {
    static func noRegionColumn(_ titles: [String]) -> Fact {
        Fact(ImportCode.noRegionColumn, ["titles": quoted(titles)])
    }

    static let noNumbers = Fact(ImportCode.noNumbers)

    static func whichColumn(_ figure: String, among: [String]) -> Fact {
        Fact(ImportCode.whichColumn, ["figure": .text(figure), "among": quoted(among)])
    }

    /// - Parameter near: the figure that it may be.
    static func columnNotUnderstood(_ title: String, near: String?) -> Fact {
        Fact(ImportCode.columnNotUnderstood, ["title": .text(title), "near": .optional(near)])
    }

    /// - Parameter near: a title with the figure that it may be, for those that are near one.
    static func nothingUnderstood(_ titles: [String], near: [(title: String, figure: String)]) -> Fact {
        let shown = near.prefix(4).map { "--figure \($0.figure) --column '\($0.title)'" }
        return Fact(
            ImportCode.nothingUnderstood,
            [
                "titles": quoted(titles),
                "near": .optional(shown.isEmpty ? nil : shown.joined(separator: "; ")),
            ])
    }

    /// Topics of a download by code, whose titles stand in another file of it.
    static func topicsAreCodes(_ codes: [String]) -> Fact {
        Fact(ImportCode.topicsAreCodes, ["codes": quoted(codes)])
    }

    static func unitForSeveral(_ titles: [String]) -> Fact {
        Fact(ImportCode.unitForSeveral, ["titles": quoted(titles)])
    }

    static func unitNotSaid(_ title: String, figure: String, expected: String) -> Fact {
        Fact(
            ImportCode.unitNotSaid,
            ["title": .text(title), "figure": .text(figure), "expected": .text(expected)])
    }

    static func cannotConvert(_ unit: String, figure: String, expected: String) -> Fact {
        Fact(
            ImportCode.cannotConvert,
            ["unit": .text(unit), "figure": .text(figure), "expected": .text(expected)])
    }

    static func mixedUnits(_ title: String, among: [String]) -> Fact {
        Fact(ImportCode.mixedUnits, ["title": .text(title), "among": quoted(among)])
    }

    static func severalCategories(_ title: String, _ words: String) -> Fact {
        Fact(ImportCode.severalCategories, ["title": .text(title), "words": .text(words)])
    }

    static func singleClass(_ title: String, _ word: String) -> Fact {
        Fact(ImportCode.singleClass, ["title": .text(title), "word": .text(word)])
    }
}

extension Fact {
    /// A line of a title, or a title above the table, that tells a part of what a figure is.
    static func partAbove(_ title: String, word: String) -> Fact {
        Fact(ImportCode.partAbove, ["title": .text(title), "word": .text(word)])
    }
}

// Places
extension Fact {
    /// The name of a municipality and of a region or province, where the other rows do not tell which.
    static func twofoldPlace(_ name: String) -> Fact {
        Fact(ImportCode.twofoldPlace, ["name": .text(name)])
    }

    /// A name in which a program has lost a letter.
    static func damagedPlace(_ name: String, suggestion: String?) -> Fact {
        Fact(ImportCode.damagedPlace, ["name": .text(name), "suggestion": .optional(suggestion)])
    }

    static let neighbourhoods = Fact(ImportCode.neighbourhoods)

    static func municipalityOfShare(_ figure: String, unit: String) -> Fact {
        Fact(ImportCode.municipalityOfShare, ["figure": .text(figure), "unit": .text(unit)])
    }

    static func municipalityOfNation(_ figure: String) -> Fact {
        Fact(ImportCode.municipalityOfNation, ["figure": .text(figure)])
    }

    static func municipalitiesOfOldYear(_ year: Int, first: Int) -> Fact {
        Fact(ImportCode.municipalitiesOfOldYear, ["year": .count(year), "first": .count(first)])
    }

    static func unknownMunicipality(_ text: String, year: Int) -> Fact {
        Fact(ImportCode.unknownMunicipality, ["text": .text(text), "year": .count(year)])
    }

    static func municipalitiesMissing(_ region: String, count: Int, of total: Int, names: String) -> Fact {
        Fact(
            ImportCode.municipalitiesMissing,
            ["region": .text(region), "count": .count(count), "total": .count(total), "names": .text(names)])
    }

    static let noAreaFound = Fact(ImportCode.noAreaFound)

    static func twoNumbers(_ place: String, year: Int, firstLine: Int) -> Fact {
        Fact(ImportCode.twoNumbers, ["place": .text(place), "year": .count(year), "line": .count(firstLine)])
    }
}

// Numbers and years
extension Fact {
    static func mixedMarks(_ text: String, other: String, line: Int) -> Fact {
        Fact(ImportCode.mixedMarks, ["text": .text(text), "other": .text(other), "line": .count(line)])
    }

    static func ambiguousMark(_ text: String) -> Fact {
        Fact(ImportCode.ambiguousMark, ["text": .text(text)])
    }

    static let yearNotSaid = Fact(ImportCode.yearNotSaid)

    /// A year that the title above the table names, and the user another one.
    static func yearAbove(_ year: Int, asked: Int) -> Fact {
        Fact(ImportCode.yearAbove, ["year": .count(year), "asked": .count(asked)])
    }

    static func yearNotThere(_ year: Int, years: [Int]) -> Fact {
        Fact(ImportCode.yearNotThere, ["year": .count(year), "years": span(years)])
    }

    static func noYearFits(_ figure: String, years: [Int], least: Int, most: Int) -> Fact {
        Fact(
            ImportCode.noYearFits,
            ["figure": .text(figure), "years": span(years), "least": .count(least), "most": .count(most)])
    }

    static func sumDiffers(
        _ title: String, of kind: Noun, place: String, sum: String, given: String
    ) -> Fact {
        Fact(
            ImportCode.sumDiffers,
            [
                "title": .text(title), "kind": kind.argument, "place": .text(place), "sum": .text(sum),
                "given": .text(given),
            ])
    }

    static func differsFromCountry(_ figure: String, sum: String, country: String) -> Fact {
        Fact(
            ImportCode.differsFromCountry,
            ["figure": .text(figure), "sum": .text(sum), "country": .text(country)])
    }

    static func jump(
        _ figure: String, place: String, from before: String, year: Int, to after: String
    ) -> Fact {
        Fact(
            ImportCode.jump,
            [
                "figure": .text(figure), "place": .text(place), "from": .text(before),
                "year": .count(year), "to": .text(after),
            ])
    }
}

extension Fact {
    /// Figures that take the place of newer ones.
    static func older(_ figure: String, year: Int, newest: Int, places: Int) -> Fact {
        Fact(
            ImportCode.older,
            [
                "figure": .text(figure), "year": .count(year), "newest": .count(newest),
                "places": .count(places),
            ])
    }

    /// A number that is a power of ten away from what the project has.
    ///
    /// - Parameters:
    ///   - known: what the project has, of `year`.
    ///   - other: what the number is in the other reading, with `factor`.
    ///   - power: how many times too large it is.
    ///   - factor: nil where the user cannot give one.
    static func anotherScale(
        _ figure: String, place: String, value: String, known: String, year: Int, other: String,
        power: Double,
        factor: String?
    ) -> Fact {
        Fact(
            ImportCode.anotherScale,
            [
                "figure": .text(figure), "place": .text(place), "value": .text(value), "known": .text(known),
                "year": .count(year), "other": .text(other), "factor": .optional(factor),
                "power": .optional(power < 1 ? nil : written(power)),
                "share": .optional(power < 1 ? "1/\(written((1 / power).rounded()))" : nil),
            ])
    }

    /// At most twelve names in one sentence.
    static func quoted(_ names: [String]) -> Phrase.Argument {
        let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
        guard names.count > 12 else { return .text(shown) }
        return .phrase(Phrase("names.and_more", ["names": .text(shown), "more": .count(names.count - 12)]))
    }

    private static func span(_ years: [Int]) -> Phrase.Argument {
        guard let first = years.first, let last = years.last else { return .word("years.none") }
        return .phrase(
            Phrase(
                "years.span",
                ["first": .count(first), "last": first == last ? .optional(nil) : .count(last)]))
    }
}
