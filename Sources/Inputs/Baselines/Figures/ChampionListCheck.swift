import Reading

/// Whether what a table lists of a region's hidden champions is whole and can be, sector by sector.
struct ChampionListCheck {
    /// What cannot be, at the figure of a place that says so.
    private(set) var objections: [(figure: String, place: String, fact: Fact)] = []

    private static let count = "listed"
    private static let columns = [count, "listed_jobs", "listed_retiring", "listed_exports"]

    init(_ entries: [Overlay.Entry]) {
        var lists: [String: [String: [String: Double]]] = [:]
        for entry in entries {
            let (name, sector) = parts(of: entry.figure)
            let column = name.split(separator: ".").last.map(String.init) ?? ""
            guard name == "hidden_champions.\(column)", Self.columns.contains(column) else { continue }
            lists[entry.place, default: [:]][sector, default: [:]][column] = entry.value.value
        }
        for (place, sectors) in lists.sorted(by: { $0.key < $1.key }) {
            for (sector, list) in sectors.sorted(by: { $0.key < $1.key }) {
                check(list, of: sector, at: place)
            }
        }
    }

    private mutating func check(_ list: [String: Double], of sector: String, at place: String) {
        func figure(_ column: String) -> String { "hidden_champions.\(column)[\(sector)]" }
        let missing = Self.columns.filter { list[$0] == nil }
        guard missing.isEmpty, let count = list[Self.count], let jobs = list["listed_jobs"],
            let retiring = list["listed_retiring"]
        else {
            let given = figure(Self.columns.first { list[$0] != nil } ?? Self.count)
            for column in missing where list[Self.count] != 0 {
                objections.append((given, place, .listLacks(figure(column), place: place, given: given)))
            }
            return
        }
        if retiring > count {
            let name = figure("listed_retiring")
            objections.append(
                (
                    name, place,
                    .listExceeds(name, place: place, value: written(retiring), most: written(count))
                ))
        }
        if jobs < count {
            let name = figure("listed_jobs")
            objections.append(
                (name, place, .listLacksJobs(name, place: place, value: written(jobs), least: written(count)))
            )
        }
    }
}
