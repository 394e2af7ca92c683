/// Up to which years the figures go that a derivation starts from.
///
/// The shipped tables have one; a backcast has another, of what was known on its first day.
struct Vintage: Sendable, Equatable {
    /// The base date is 1 January of this year.
    let base: Int
    /// Newest count of residents of every region.
    let residents: Int
    /// Years over which births and deaths are averaged.
    let flows: [Int]
    /// Years in whose course no region's count of residents jumps because boundaries changed.
    let comparable: [Int]
    /// Newest employed persons by sector, and the ones that growth is counted from.
    let employment: Int
    let earlierEmployment: Int
    /// Newest product of every region, and the one that growth is counted from.
    let product: Int
    let earlierProduct: Int
    /// December of the newest count of employee jobs by sector; nil where none is known.
    let employeeJobs: Int?
    /// Whether agreements on building homes are known, and dwellings of the years before.
    let knowsAgreements: Bool

    /// 1 January of this year is when residents were counted by groups of five years of age.
    static let agesCounted = 2019

    /// The tables of `config/regions`.
    static let shipped = Vintage(
        base: 2024, residents: 2023, flows: [2019, 2020, 2021, 2022],
        comparable: [2015, 2016, 2017, 2018, 2019, 2021], employment: 2017, earlierEmployment: 2010,
        product: 2021, earlierProduct: 2010, employeeJobs: 2023, knowsAgreements: true)
}
