extension Problem {
    /// What can be the matter with figures and measures; `sentence` says each in words.
    public enum Fact: Hashable, Sendable {
        // The file
        case fileMissing(String)
        case fileUnreadable(String)
        case fileEmpty
        case notText
        case fileTooLarge(kilobytes: Int, limit: Int)
        case openQuotes
        case semicolons
        case regionCount(Int, expected: Int)
        case unknownColumn(String, suggestion: String?, known: [String])
        case missingColumn(String)
        case wrongCellCount(found: Int, expected: Int)
        case syntax(String)

        // A cell
        case emptyCell(String)
        case unknownFigure(String, suggestion: String?)
        case followsFromOthers(String, instead: String)
        case unknownPlace(String, suggestion: String?)
        case placeDoesNotFit(String, figure: String, expected: String)
        case decimalComma(String, written: String)
        case notANumber(String)
        case notAYear(String)
        case wrongUnit(String, figure: String, expected: String)
        case notAllowed(String, figure: String, least: String, most: String)
        case wrongYear(Int, figure: String, expected: Int)
        case unknownEvidence(String)
        case unknownSource(String, suggestion: String?)
        case undescribedFigure(String)
        case givenTwice(String, firstLine: Int)
        case figureMissing(String, place: String)
        case leastAboveMost(String, most: String)
        case yearOutside(Int, least: Int, most: Int)
        case exceedsLand(String, place: String, sum: String, most: String)

        // A file of others
        case oneColumn
        case noRows
        case unevenRow(found: Int, expected: Int, separator: String)
        case alreadyOverlay
        case leefbaarometer
        case layoutHolds(String, figure: String, asked: String)
        case sourceNotSaid
        case noRegionColumn([String])
        case noNumbers
        case whichColumn(String, among: String)
        case columnNotUnderstood(String)
        case nothingUnderstood(String)
        case unitForSeveral(String)
        case unitNotSaid(String, figure: String, expected: String)
        case cannotConvert(String, figure: String, expected: String)
        case mixedUnits(String, among: String)
        case severalCategories(String, String)
        case neighbourhoods
        case municipalityOfShare(String, unit: String)
        case municipalityOfNation(String)
        case municipalitiesOfOldYear(Int, first: Int)
        case unknownMunicipality(String, year: Int)
        case municipalitiesMissing(String, count: Int, of: Int, names: String)
        case noAreaFound
        case twoNumbers(String, year: Int, firstLine: Int)
        case mixedMarks(String, other: String, line: Int)
        case ambiguousMark(String)
        case yearNotSaid
        case yearNotThere(Int, years: [Int])
        case noYearFits(String, years: [Int], least: Int, most: Int)
        case nothingLeft(String)
        case sumDiffers(String, of: String, place: String, sum: String, given: String)
        case differsFromCountry(String, sum: String, country: String)
        case jump(String, place: String, from: String, year: Int, to: String)

        // A measure
        case wrongKind(found: String, expected: String)
        case unknownKey(String, suggestion: String?, known: [String])
        case missingKey(String, of: String)
        case unknownWord(String, what: String, suggestion: String?, known: [String])
        case sharesDoNotSum(String, sum: String)
        case leadHoldsNothing(String)
        case outside(String, key: String, least: String, most: String)
    }
}

extension Problem.Fact {
    /// The fact and the way out, each without a full stop; the one place where they are worded.
    var sentence: (fact: String, fix: String) {
        fileSentence ?? cellSentence ?? numberSentence ?? measureSentence ?? importSentence
            ?? ("this cannot be read", "compare it with the files that are shipped")
    }

    private var fileSentence: (fact: String, fix: String)? {
        switch self {
        case .fileMissing(let name):
            ("there is no file '\(name)'", "add it, or leave --config-dir out to use what is built in")
        case .fileUnreadable(let reason):
            ("the file cannot be opened (\(reason))", "check its name and who may read it")
        case .fileEmpty: ("the file is empty", "write a line of column names and one line for each figure")
        case .notText: ("there are bytes here that are no UTF-8 text", "save the table as CSV in UTF-8")
        case .fileTooLarge(let kilobytes, let limit):
            (
                "the file has \(kilobytes) kB and a table has at most \(limit) kB",
                "check that this is the file you meant"
            )
        case .openQuotes: ("the quotes that begin here have no end", "close them, and double a quote inside")
        case .regionCount(let count, let expected):
            ("there are \(count) regions", "list the \(expected) COROP regions, each once")
        case .semicolons:
            (
                "the cells are separated by semicolons",
                "separate them by commas, and write numbers with a point"
            )
        case .unknownColumn(let name, let suggestion, let known):
            (
                "there is no column '\(name)'",
                meant(suggestion, otherwise: "the columns are \(known.joined(separator: ", "))")
            )
        case .missingColumn(let name):
            ("there is no column '\(name)'", "add it to the first line and fill it in")
        case .wrongCellCount(let found, let expected):
            (
                "this line has \(found) cells and the first line has \(expected)",
                "separate cells by commas, and put a text that holds a comma in quotes"
            )
        case .syntax(let words):
            ("this cannot be read as YAML (\(words))", "compare it with config/measures.yaml")
        default: nil
        }
    }

    private var cellSentence: (fact: String, fix: String)? {
        switch self {
        case .emptyCell(let column): ("the cell '\(column)' is empty", "fill it in, or take the line out")
        case .unknownFigure(let name, let suggestion):
            (
                "there is no figure '\(name)'",
                meant(
                    suggestion,
                    otherwise: "'polder describe regions NL' and 'polder describe regions NL33C' list them")
            )
        case .followsFromOthers(let name, let instead):
            ("'\(name)' follows from other figures", "give '\(instead)'")
        case .unknownPlace(let name, let suggestion):
            (
                "there is no region '\(name)'",
                meant(suggestion, otherwise: "'polder describe regions' lists them")
            )
        case .placeDoesNotFit(let place, let figure, let expected):
            ("'\(figure)' has no value for '\(place)'", "give it for \(expected)")
        case .unknownEvidence(let word): ("'\(word)' is no evidence", "write measured, published or assumed")
        case .unknownSource(let word, let suggestion):
            ("there is no source '\(word)'", meant(suggestion, otherwise: "add it to sources.csv"))
        case .undescribedFigure(let name):
            ("figures.csv does not describe '\(name)'", "add a line with its unit and source")
        case .givenTwice(let name, let line):
            ("'\(name)' is given here again, after line \(line)", "keep one of the two")
        case .figureMissing(let name, let place):
            ("'\(name)' has no value for \(place)", "add it to the tables")
        default: nil
        }
    }

    private var numberSentence: (fact: String, fix: String)? {
        switch self {
        case .leastAboveMost(let least, let most):
            ("the least, \(least), lies above the most, \(most)", "exchange the two, or mend one")
        case .yearOutside(let year, let least, let most):
            (
                "\(year) is no year that a figure of the start can be about",
                "give a figure of \(least) to \(most)"
            )
        case .exceedsLand(let figure, let place, let sum, let most):
            (
                "with '\(figure)' the land of \(place) in this table sums to \(sum) ha and it has \(most) ha",
                "give less of one of its classes"
            )
        case .decimalComma(let text, let written): ("'\(text)' is written with a comma", "write \(written)")
        case .notANumber(let text): ("'\(text)' is no number", "write a number such as 0.5")
        case .notAYear(let text): ("'\(text)' is no year", "write a year such as 2024")
        case .wrongUnit(let unit, let figure, let expected):
            ("'\(unit)' does not fit \(figure), which is in \(expected)", "write the number in \(expected)")
        case .notAllowed(let value, let figure, let least, let most):
            ("\(value) is not possible for \(figure)", "write a number from \(least) to \(most)")
        case .wrongYear(let year, let figure, let expected):
            (
                "'\(figure)' is the figure of \(expected) and this line says \(year)",
                "name '\(renamed(figure, year))' or write \(expected)"
            )
        case .outside(let value, let key, let least, let most):
            ("\(value) is not possible for '\(key)'", "write a number from \(least) to \(most)")
        default: nil
        }
    }

    private var measureSentence: (fact: String, fix: String)? {
        switch self {
        case .wrongKind(let found, let expected): ("here is \(found)", "write \(expected)")
        case .unknownKey(let key, let suggestion, let known):
            (
                "there is no key '\(key)'",
                meant(suggestion, otherwise: "the keys are \(known.joined(separator: ", "))")
            )
        case .missingKey(let key, let owner): ("\(owner) has no '\(key)'", "add '\(key):'")
        case .unknownWord(let word, let what, let suggestion, let known):
            (
                "there is no \(what) '\(word)'",
                meant(suggestion, otherwise: "write \(known.joined(separator: ", "))")
            )
        case .sharesDoNotSum(let key, let sum): ("the shares in '\(key)' sum to \(sum)", "make them sum to 1")
        case .leadHoldsNothing(let actor):
            ("'\(actor)' leads and is not in 'resources'", "give it a share, or name another lead")
        default: nil
        }
    }

    /// `population.residents[2023]` for another year.
    private func renamed(_ figure: String, _ year: Int) -> String {
        "\(figure.prefix { $0 != "[" })[\(year)]"
    }
}

/// `did you mean 'housing.dwellings'?`, or another way out.
func meant(_ suggestion: String?, otherwise: String) -> String {
    suggestion.map { "did you mean '\($0)'?" } ?? otherwise
}
