import ShippedFiles

/// The texts of `config/regions` and `config/measures.yaml`: those that are built in, or those of a folder.
public struct ConfigFiles: Sendable, Equatable {
    /// By file name: `population.csv`.
    public var regions: [String: String]
    /// `measures.yaml`.
    public var measures: String
    /// What backcasts are judged by, by file name: `observed_residents.csv`.
    public var observations: [String: String]

    public init(regions: [String: String], measures: String, observations: [String: String]) {
        self.regions = regions
        self.measures = measures
        self.observations = observations
    }

    /// The names of all tables in `regions`.
    static let tables = [
        "age_groups", "ages", "amenities", "boundary_changes", "commuting", "figures", "firms", "housing",
        "input_output",
        "jobs", "land",
        "migration", "municipality_regions",
        "nature",
        "police", "population", "provinces", "region_codes", "regions", "safety", "sectors", "single_figures",
        "sources",
    ]

    /// Those of them that are of the country.
    static let nationalTables = ["age_groups", "ages", "input_output", "nature", "police", "sectors"]

    /// What was built in when the program was compiled.
    public static let embedded = ConfigFiles(
        regions: ShippedFiles.texts(in: "config/regions"),
        measures: ShippedFiles.all["config/measures.yaml"] ?? "",
        observations: ShippedFiles.texts(in: "config/observations"))
}
