/// The equations of the specification: number, what it says, and why it is not modelled if it is not.
struct Equation {
    let number: String
    let subject: String
    var notModelled: String?

    init(_ number: String, _ subject: String, notModelled: String? = nil) {
        self.number = number
        self.subject = subject
        self.notModelled = notModelled
    }

    static let all: [Equation] = [
        Equation("1.1", "births by age of the mother"),
        Equation("1.2", "deaths by age, with falling mortality"),
        Equation("1.3", "ageing by one year at the end of the fourth quarter"),
        Equation("1.4", "how attractive a region is: housing, work, liveability"),
        Equation("1.5", "people who leave for another region"),
        Equation("1.6", "where they go"),
        Equation("1.7", "moves keep people's ages, and none is lost"),
        Equation("1.8", "immigration and emigration"),
        Equation("1.9", "households"),
        Equation("2.1", "jobs that sell outside the region, and local ones"),
        Equation("2.2", "growth of the outward-looking jobs"),
        Equation("2.3", "the business cycle by sector"),
        Equation("2.4", "local jobs that the region asks for"),
        Equation("2.5", "local jobs follow what is asked for"),
        Equation("2.6", "demand for labour"),
        Equation("2.7", "labour force"),
        Equation("2.8", "labour that reaches a workplace"),
        Equation("2.9", "filled jobs: the short side, with friction"),
        Equation("2.10", "who works where, who is unemployed, what is vacant"),
        Equation("2.11", "commuting follows tightness"),
        Equation("2.12", "wage curve and value added"),
        Equation("2.13", "small and medium firms"),
        Equation("2.14", "firms that policy reaches"),
        Equation("2.15", "hidden champions: losses and births"),
        Equation("2.16", "jobs at hidden champions"),
        Equation("3.1", "hectares move between classes, none is lost"),
        Equation("3.2", "dwellings: completions less demolition"),
        Equation("3.3", "land that new dwellings take"),
        Equation("3.4", "price index"),
        Equation("3.5", "business land that is asked for"),
        Equation("3.6", "scarcity of business land"),
        Equation("3.7", "density of the built area"),
        Equation("3.8", "farmland becomes nature by measures only"),
        Equation("4.1", "nitrogen deposition by origin"),
        Equation("4.2", "soil remembers nitrogen"),
        Equation("4.3", "share of nature above its critical load"),
        Equation("4.4", "plants under nitrogen"),
        Equation("4.5", "animals near roads"),
        Equation("4.6", "animals in patches"),
        Equation("4.7", "plants and animals under warming"),
        Equation("4.8", "potential abundance of a region"),
        Equation("4.9", "new nature ripens"),
        Equation("4.10", "species follow their potential"),
        Equation("4.11", "patches grow with nature and corridors"),
        Equation("5.1", "recorded crime"),
        Equation("5.2", "social cohesion"),
        Equation("5.3", "road deaths"),
        Equation("5.4", "feeling unsafe"),
        Equation("6.1", "customers per facility"),
        Equation("6.2", "facilities open and close"),
        Equation("6.3", "distance and crowding"),
        Equation("6.4", "amenity score and index"),
        Equation("7.1", "sub-indices against the base year"),
        Equation("7.2", "index of broad prosperity"),
        Equation(
            "7.3", "worst-quintile region, and what is left for later",
            notModelled:
                "the worst quintile can be formed from the rows of all regions, and nature area is reported; "
                + "soil nitrogen and the debt of a programme are not, so what is left for later is missing"
        ),
        Equation("7.4", "prosperity feeds migration and firms"),
        Equation("7.5", "how far a ranking depends on the weights"),
        Equation("8.1", "links between actors"),
        Equation("8.2", "coordination effort"),
        Equation("8.3", "capacity"),
        Equation("8.4", "decision time"),
        Equation("8.5", "progress of the works"),
        Equation("8.6", "coverage of what is needed"),
        Equation("8.7", "fit of the level of government"),
        Equation("8.8", "synergy and conflict between departments"),
        Equation("8.9", "compromise dilutes"),
        Equation("8.10", "money: co-funding less coordination"),
        Equation("8.11", "effects are locked when they are produced"),
        Equation("8.12", "results against the promise"),
        Equation("8.13", "trust between actors"),
        Equation("8.14", "reach among firms"),
        Equation("8.15", "ledger"),
        Equation("8.16", "changes of the way of working"),
        Equation("9.1", "sums over the period"),
    ]
}
