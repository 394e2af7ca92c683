extension Problem.Fact {
    /// What can be the matter with a file of others.
    var importSentence: (fact: String, fix: String)? {
        fileSentenceOfImport ?? columnSentence ?? placeSentence ?? numberSentenceOfImport
    }

    private var fileSentenceOfImport: (fact: String, fix: String)? {
        switch self {
        case .oneColumn:
            ("no line has more than one cell", "part the cells by semicolons, commas or tabs")
        case .noRows: ("there are names of columns and no rows", "check that the file is whole")
        case .unevenRow(let found, let expected, let separator):
            (
                "this line has \(found) cells and the others have \(expected), parted by \(separator)",
                "mend the line, and put a text that holds the separator in quotes"
            )
        case .alreadyOverlay:
            ("this is a table of figures already", "use it as it is: polder run SCENARIO --data FILE")
        case .leefbaarometer:
            (
                "these are scores of the Leefbaarometer, and nothing that the model starts from is a score of liveability",
                "for its dimensions give amenities.distance[…] in km, safety.property_crime or safety.violence per 1000 inhabitants, "
                    + "safety.feeling_unsafe as a share, or housing.value_per_square_metre in €/m2"
            )
        case .layoutHolds(let layout, let figure, let asked):
            (
                "the layout '\(layout)' holds \(figure) and not '\(asked)'",
                "leave --figure out, or name --layout table"
            )
        case .sourceNotSaid: ("the file does not say where its numbers come from", "say it with --source")
        default: nil
        }
    }

    private var columnSentence: (fact: String, fix: String)? {
        switch self {
        case .noRegionColumn(let titles):
            (
                "no column holds names or codes of regions; the columns are \(TopicSearch.list(titles))",
                "name one with --region-column"
            )
        case .noNumbers: ("no column holds numbers", "check that the file is the one you meant")
        case .whichColumn(let figure, let among):
            ("'\(figure)' may be any of \(among)", "name one with --column")
        case .columnNotUnderstood(let title):
            ("what the column '\(title)' holds is not certain", "name its figure with --figure")
        case .nothingUnderstood(let titles):
            (
                "no title is one that Polder understands: \(titles)",
                "name a figure with --figure, and its column with --column"
            )
        case .unitForSeveral(let titles):
            (
                "--unit or --factor is given for several columns: \(titles)",
                "take one of them with --figure and --column"
            )
        case .unitNotSaid(let title, let figure, let expected):
            (
                "the file does not say what '\(title)' is in, and \(figure) is in \(expected)",
                "say it with --unit, or give --factor"
            )
        case .cannotConvert(let unit, let figure, let expected):
            (
                "'\(unit)' cannot be turned into \(expected), which \(figure) is in",
                "give --factor, the number that makes it so, or another figure"
            )
        case .mixedUnits(let title, let among):
            ("the columns of '\(title)' are in several units: \(among)", "take one of them with --column")
        case .severalCategories(let title, let words):
            (
                "the column '\(title)' parts each place into several (\(words)) and none of them is the total",
                "keep the rows of one"
            )
        default: nil
        }
    }

    private var placeSentence: (fact: String, fix: String)? {
        switch self {
        case .neighbourhoods:
            (
                "these are districts or neighbourhoods, and figures are those of regions",
                "give municipalities or regions"
            )
        case .municipalityOfShare(let figure, let unit):
            (
                "these are municipalities, and \(figure), in \(unit), cannot be summed over them",
                "give it for regions, averaged with the right weights"
            )
        case .municipalityOfNation(let figure):
            ("these are municipalities, and \(figure) has no values of regions", "give it for the country")
        case .municipalitiesOfOldYear(let year, let first):
            (
                "these are municipalities of \(year), and which there were is known from \(first) on",
                "give regions, or a later year"
            )
        case .unknownMunicipality(let text, let year):
            ("there is no municipality '\(text)' in \(year)", "correct it, or give the region")
        case .municipalitiesMissing(let region, let count, let total, let names):
            (
                "\(count) of the \(total) municipalities of \(region) are missing: \(names)",
                "add them, or give the region"
            )
        case .noAreaFound:
            ("no region has all of its Natura 2000 areas in the file", "check that the file is whole")
        case .twoNumbers(let place, let year, let line):
            ("\(place) has another number for \(year) than in line \(line)", "keep one of the two")
        default: nil
        }
    }

    private var numberSentenceOfImport: (fact: String, fix: String)? {
        switch self {
        case .mixedMarks(let text, let other, let line):
            (
                "'\(text)' is written with a decimal comma and '\(other)' in line \(line) with a decimal point",
                "write all alike"
            )
        case .ambiguousMark(let text):
            (
                "'\(text)' may be a thousand and more, or one and a bit, and no other number tells",
                "say --decimal comma or --decimal point"
            )
        case .yearNotSaid: ("the file does not say which year it is about", "say it with --year")
        case .yearNotThere(let year, let years):
            ("there are no numbers of \(year)", "take one of \(Self.span(years))")
        case .noYearFits(let figure, let years, let least, let most):
            (
                "the numbers are of \(Self.span(years)) and \(figure) can be about \(least) to \(most)",
                "give numbers of one of these years"
            )
        case .nothingLeft(let reasons):
            (
                "no number of a region is left" + (reasons.isEmpty ? "" : " (\(reasons))"),
                "check the years and the regions of the file, or name --column"
            )
        case .sumDiffers(let title, let kind, let place, let sum, let given):
            (
                "'\(title)': the \(kind) of \(place) sum to \(sum) and the file gives it \(given), more than 0.5 % apart",
                "find out which is wrong"
            )
        case .differsFromCountry(let figure, let sum, let country):
            (
                "\(figure) of all regions sums to \(sum), and the country has \(country), more than 0.5 % apart",
                "check the definition"
            )
        case .jump(let figure, let place, let from, let year, let to):
            (
                "\(figure) of \(place) goes from \(from) (\(year)) to \(to), by more than a factor 1.5",
                "check the unit and the definition"
            )
        default: nil
        }
    }

    private static func span(_ years: [Int]) -> String {
        guard let first = years.first, let last = years.last else { return "none" }
        return first == last ? "\(first)" : "\(first) to \(last)"
    }
}
