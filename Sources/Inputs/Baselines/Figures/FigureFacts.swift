internal import Reading
internal import Words

/// What can be the matter with the files of `config` and with a user's table of figures, beside what can be with any table.
enum FigureCode: String, ProblemCode {
    case fileMissing = "file_missing"
    case fileUnreadable = "file_unreadable"
    case regionCount = "region_count"
    case unknownColumn = "unknown_column"
    case missingColumn = "missing_column"
    case emptyCell = "empty_cell"
    case unknownFigure = "unknown_figure"
    case followsFromOthers = "follows_from_others"
    case retired
    case unknownPlace = "unknown_place"
    case municipalityAsRegion = "municipality_as_region"
    case placeDoesNotFit = "place_does_not_fit"
    case notAYear = "not_a_year"
    case wrongUnit = "wrong_unit"
    case otherUnit = "other_unit"
    case notAllowed = "not_allowed"
    case wrongYear = "wrong_year"
    case unknownEvidence = "unknown_evidence"
    case unknownSource = "unknown_source"
    case undescribedFigure = "undescribed_figure"
    case givenTwice = "given_twice"
    case figureMissing = "figure_missing"
    case leastAboveMost = "least_above_most"
    case yearOutside = "year_outside"
    case exceedsLand = "exceeds_land"
    case listLacks = "list_lacks"
    case listExceeds = "list_exceeds"
    case listLacksJobs = "list_lacks_jobs"
}

// Files, columns and cells
extension Fact {
    static func fileMissing(_ name: String) -> Fact { Fact(FigureCode.fileMissing, ["name": .text(name)]) }

    static func fileUnreadable(_ reason: String) -> Fact {
        Fact(FigureCode.fileUnreadable, ["reason": .text(reason)])
    }

    static func regionCount(_ count: Int, expected: Int) -> Fact {
        Fact(FigureCode.regionCount, ["count": .count(count), "expected": .count(expected)])
    }

    static func unknownColumn(_ name: String, suggestion: String?, known: [String]) -> Fact {
        Fact(
            FigureCode.unknownColumn,
            ["name": .text(name), "suggestion": .optional(suggestion), "known": .list(known)])
    }

    static func missingColumn(_ name: String) -> Fact {
        Fact(FigureCode.missingColumn, ["name": .text(name)])
    }

    static func emptyCell(_ column: String) -> Fact { Fact(FigureCode.emptyCell, ["column": .text(column)]) }

    static func unknownFigure(_ name: String, suggestion: String?) -> Fact {
        Fact(FigureCode.unknownFigure, ["name": .text(name), "suggestion": .optional(suggestion)])
    }

    static func followsFromOthers(_ name: String, instead: String) -> Fact {
        Fact(FigureCode.followsFromOthers, ["name": .text(name), "instead": .text(instead)])
    }

    static func retired(_ name: String, instead: String) -> Fact {
        Fact(FigureCode.retired, ["name": .text(name), "instead": .text(instead)])
    }

    static func unknownPlace(_ name: String, suggestion: String?) -> Fact {
        Fact(FigureCode.unknownPlace, ["name": .text(name), "suggestion": .optional(suggestion)])
    }

    static func municipalityAsRegion(_ name: String, region: String) -> Fact {
        Fact(FigureCode.municipalityAsRegion, ["name": .text(name), "region": .text(region)])
    }

    static func placeDoesNotFit(_ place: String, figure: String, expected: Phrase) -> Fact {
        Fact(
            FigureCode.placeDoesNotFit,
            ["place": .text(place), "figure": .text(figure), "expected": .phrase(expected)])
    }

    static func notAYear(_ text: String) -> Fact { Fact(FigureCode.notAYear, ["text": .text(text)]) }

    static func wrongUnit(_ unit: String, figure: String, expected: String) -> Fact {
        // People call it what a table may write as well.
        let words = "describe.unit.\(expected)"
        return Fact(
            FigureCode.wrongUnit,
            [
                "unit": .text(unit), "figure": .text(figure),
                "expected": Wording.shared.has(words) ? .word(words) : .text(expected),
            ])
    }

    /// A number that can be carried to the figure's unit, which is for the user to do.
    ///
    /// - Parameters:
    ///   - written: the number in the figure's own unit.
    ///   - already: the number as it stands, where it is possible in that unit too.
    static func otherUnit(
        _ unit: String, figure: String, expected: String, value: String, written: String, already: String?
    ) -> Fact {
        let words = "describe.unit.\(expected)"
        return Fact(
            FigureCode.otherUnit,
            [
                "unit": .text(unit), "figure": .text(figure), "value": .text(value),
                "written": .text(written), "already": .optional(already),
                "expected": Wording.shared.has(words) ? .word(words) : .text(expected),
            ])
    }

    static func notAllowed(_ value: String, figure: String, least: String, most: String) -> Fact {
        Fact(
            FigureCode.notAllowed,
            ["value": .text(value), "figure": .text(figure), "least": .text(least), "most": .text(most)])
    }

    static func unknownEvidence(_ word: String) -> Fact {
        Fact(FigureCode.unknownEvidence, ["word": .text(word)])
    }

    static func unknownSource(_ word: String, suggestion: String?) -> Fact {
        Fact(FigureCode.unknownSource, ["word": .text(word), "suggestion": .optional(suggestion)])
    }

    static func undescribedFigure(_ name: String) -> Fact {
        Fact(FigureCode.undescribedFigure, ["name": .text(name)])
    }

    static func givenTwice(_ name: String, firstLine: Int) -> Fact {
        Fact(FigureCode.givenTwice, ["name": .text(name), "line": .count(firstLine)])
    }

    static func figureMissing(_ name: String, place: String) -> Fact {
        Fact(FigureCode.figureMissing, ["name": .text(name), "place": .text(place)])
    }

    static func leastAboveMost(_ least: String, most: String) -> Fact {
        Fact(FigureCode.leastAboveMost, ["least": .text(least), "most": .text(most)])
    }

    static func yearOutside(_ year: Int, least: Int, most: Int) -> Fact {
        Fact(FigureCode.yearOutside, ["year": .count(year), "least": .count(least), "most": .count(most)])
    }

    static func exceedsLand(_ figure: String, place: String, sum: String, most: String) -> Fact {
        Fact(
            FigureCode.exceedsLand,
            ["figure": .text(figure), "place": .text(place), "sum": .text(sum), "most": .text(most)])
    }

    /// A list of hidden champions that says one thing of a sector and not another.
    static func listLacks(_ figure: String, place: String, given: String) -> Fact {
        Fact(
            FigureCode.listLacks,
            ["figure": .text(figure), "place": .text(place), "given": .text(given)])
    }

    static func listExceeds(_ figure: String, place: String, value: String, most: String) -> Fact {
        Fact(
            FigureCode.listExceeds,
            ["figure": .text(figure), "place": .text(place), "value": .text(value), "most": .text(most)])
    }

    static func listLacksJobs(_ figure: String, place: String, value: String, least: String) -> Fact {
        Fact(
            FigureCode.listLacksJobs,
            ["figure": .text(figure), "place": .text(place), "value": .text(value), "least": .text(least)])
    }

    static func wrongYear(_ year: Int, figure: String, expected: Int) -> Fact {
        let renamed = "\(figure.prefix { $0 != "[" })[\(year)]"
        return Fact(
            FigureCode.wrongYear,
            [
                "year": .count(year), "figure": .text(figure), "expected": .count(expected),
                "renamed": .text(renamed),
            ])
    }
}

extension Fact {
    /// The same fact with another line, where it speaks of one.
    func afterLine(_ line: (Int) -> Int) -> Fact {
        guard code == FigureCode.givenTwice.rawValue, case .text(let name)? = arguments["name"],
            case .number(let first)? = arguments["line"]
        else { return self }
        return .givenTwice(name, firstLine: line(Int(first)))
    }
}
