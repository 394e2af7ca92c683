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
        "age_groups", "ages", "boundary_changes", "commuting", "figures", "firms", "housing", "input_output",
        "jobs", "land",
        "migration", "municipality_regions",
        "nature",
        "police", "population", "provinces", "region_codes", "regions", "safety", "sectors", "single_figures",
        "sources",
    ]

    /// What was built in when the program was compiled.
    public static let embedded = ConfigFiles(
        regions: [
            "age_groups.csv": text(PackageResources.age_groups_csv),
            "ages.csv": text(PackageResources.ages_csv),
            "boundary_changes.csv": text(PackageResources.boundary_changes_csv),
            "commuting.csv": text(PackageResources.commuting_csv),
            "figures.csv": text(PackageResources.figures_csv), "firms.csv": text(PackageResources.firms_csv),
            "housing.csv": text(PackageResources.housing_csv),
            "input_output.csv": text(PackageResources.input_output_csv),
            "jobs.csv": text(PackageResources.jobs_csv),
            "land.csv": text(PackageResources.land_csv),
            "migration.csv": text(PackageResources.migration_csv),
            "municipality_regions.csv": text(PackageResources.municipality_regions_csv),
            "nature.csv": text(PackageResources.nature_csv), "police.csv": text(PackageResources.police_csv),
            "population.csv": text(PackageResources.population_csv),
            "provinces.csv": text(PackageResources.provinces_csv),
            "region_codes.csv": text(PackageResources.region_codes_csv),
            "regions.csv": text(PackageResources.regions_csv),
            "safety.csv": text(PackageResources.safety_csv),
            "sectors.csv": text(PackageResources.sectors_csv),
            "single_figures.csv": text(PackageResources.single_figures_csv),
            "sources.csv": text(PackageResources.sources_csv),
        ],
        measures: text(PackageResources.measures_yaml),
        observations: [
            "observed_boundaries.csv": text(PackageResources.observed_boundaries_csv),
            "observed_births.csv": text(PackageResources.observed_births_csv),
            "observed_deaths.csv": text(PackageResources.observed_deaths_csv),
            "observed_earlier_residents.csv": text(PackageResources.observed_earlier_residents_csv),
            "observed_employment.csv": text(PackageResources.observed_employment_csv),
            "observed_product.csv": text(PackageResources.observed_product_csv),
            "observed_residents.csv": text(PackageResources.observed_residents_csv),
            "observed_unemployment.csv": text(PackageResources.observed_unemployment_csv),
        ])

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
