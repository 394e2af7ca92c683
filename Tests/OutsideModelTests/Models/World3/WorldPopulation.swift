import Modelling

/// People in four ages, who live longer and have fewer children the better they fare.
///
/// The program is on p. 170 of the book.
struct WorldPopulation: WorldSector {
    static let groups = Axis("ages", labels: ["to_14", "to_44", "to_64", "from_65"])
    static let perPerson = Unit.dollars / .persons / .years

    @Constants(
        "People in 1900 by age.", unit: .persons, over: groups, values: [65e7, 70e7, 19e7, 6e7],
        evidence: World3.book)
    var initial
    @Constants(
        "Years that an age lasts.", unit: .years, over: Axis("ages that end", count: 3),
        values: [15, 30, 20],
        evidence: World3.book)
    var duration
    @Constant("Life expectancy where nothing helps or harms.", unit: .years, value: 28, evidence: World3.book)
    var normalExpectancy
    @Constant("Food for subsistence.", unit: .plants / .persons / .years, value: 230, evidence: World3.book)
    var subsistence
    @Constant("Time until health services help.", unit: .years, value: 20, evidence: World3.book)
    var healthDelay
    @Constant("Year after which health services help more.", unit: .years, value: 1940, evidence: World3.book)
    var healthYear
    @Constant("Time over which people average their income.", unit: .years, value: 3, evidence: World3.book)
    var incomeMemory
    @Constant("Time in which customs follow income.", unit: .years, value: 20, evidence: World3.book)
    var customDelay
    @Constant(
        "Time in which people notice that they live longer.", unit: .years, value: 20, evidence: World3.book)
    var lifetimeDelay
    @Constant("Children that people want at an income of 200 $.", unit: .one, value: 4, evidence: World3.book)
    var normalWish
    @Constant("Children that a healthy woman can have.", unit: .one, value: 12, evidence: World3.book)
    var mostChildren
    @Constant("Years in which a woman can have children.", unit: .years, value: 30, evidence: World3.book)
    var fertileYears
    @Constant("Share of people who are women.", unit: .share, value: 0.5, evidence: World3.book)
    var women
    @Constants(
        "Deaths per person and year by age, at life expectancies of 20, 30, … 80 years.", unit: .perYear,
        over: groups * .points(7),
        values: [
            0.0567, 0.0366, 0.0243, 0.0155, 0.0082, 0.0023, 0.001, 0.0266, 0.0171, 0.011, 0.0065, 0.004,
            0.0016,
            0.0008, 0.0562, 0.0373, 0.0252, 0.0171, 0.0118, 0.0083, 0.006, 0.13, 0.11, 0.09, 0.07, 0.06, 0.05,
            0.04,
        ], evidence: World3.book)
    var mortality
    @Constants(
        "Life with 0, 1, … 5 times the food for subsistence.", unit: .one, over: .points(6),
        values: [0, 1, 1.2, 1.3, 1.35, 1.4], evidence: World3.book)
    var lifeOfFood
    @Constants(
        "Health services, at services of 0, 250, … 2,000 $ per person and year.", unit: perPerson,
        over: .points(9), values: [0, 20, 50, 95, 140, 175, 200, 220, 230], evidence: World3.book)
    var healthServices
    @Constants(
        "Life with health services of 0, 20, … 100 $ per person and year, at first.", unit: .one,
        over: .points(6), values: [1, 1.1, 1.4, 1.6, 1.7, 1.8], evidence: World3.book)
    var lifeOfHealthBefore
    @Constants(
        "Life with health services of 0, 20, … 100 $ per person and year, later.", unit: .one,
        over: .points(6), values: [1, 1.4, 1.6, 1.8, 1.95, 2], evidence: World3.book)
    var lifeOfHealthAfter
    @Constants(
        "Share of people in cities, with 0, 2, … 16 thousand million people.", unit: .share, over: .points(9),
        values: [0, 0.2, 0.4, 0.5, 0.58, 0.65, 0.72, 0.78, 0.8], evidence: World3.book)
    var urbanShare
    @Constants(
        "Life that cities take, at industrial outputs of 0, 200, … 1,600 $ per person and year.", unit: .one,
        over: .points(9), values: [0.5, 0.05, -0.1, -0.08, -0.02, 0.05, 0.1, 0.15, 0.2], evidence: World3.book
    )
    var crowding
    @Constants(
        "Life at pollution indices of 0, 10, … 100.", unit: .share, over: .points(11),
        values: [1, 0.99, 0.97, 0.95, 0.9, 0.85, 0.75, 0.65, 0.55, 0.4, 0.2], evidence: World3.book)
    var lifeOfPollution
    @Constants(
        "Children that women can have, at life expectancies of 0, 10, … 80 years.", unit: .one,
        over: .points(9), values: [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1, 1.05, 1.1], evidence: World3.book)
    var fecundity
    @Constants(
        "Births for a child that lives, at expectancies as noticed of 0, 10, … 80 years.", unit: .one,
        over: .points(9), values: [3, 2.1, 1.6, 1.4, 1.3, 1.2, 1.1, 1.05, 1], evidence: World3.book)
    var compensation
    @Constants(
        "Wish for children by custom, at incomes of 0, 200, … 800 $ per person and year.", unit: .one,
        over: .points(5), values: [1.25, 1, 0.9, 0.8, 0.75], evidence: World3.book)
    var wishByCustom
    @Constants(
        "Wish for children by prospects, at incomes of −20, −10, … 20 % over the average.", unit: .one,
        over: .points(5), values: [0.5, 0.6, 0.7, 0.85, 1], evidence: World3.book)
    var wishByProspects
    @Constants(
        "How well births are controlled, at 0, 0.5, … 3 $ per person and year.", unit: .share,
        over: .points(7), values: [0.75, 0.85, 0.9, 0.95, 0.98, 0.99, 1], evidence: World3.book)
    var controlOfBirths
    @Constants(
        "Share of services for that, where 0, 2, … 10 times as many children could be born as are wanted.",
        unit: .share, over: .points(6), values: [0, 0.005, 0.015, 0.025, 0.03, 0.035], evidence: World3.book)
    var controlShare

    @Stock("People by age.", unit: .persons, over: groups, possible: 0...2e10)
    var ages
    @Auxiliary("Net flow of people.", unit: .persons / .years, over: groups)
    var agesChange
    @Stock("Health services that help by now.", unit: perPerson, over: .whole, possible: 0...1e3)
    var health
    @Auxiliary("Net change of health services that help.", unit: perPerson / .years, over: .whole)
    var healthChange
    @Stock("Average income.", unit: perPerson, over: .whole, possible: 0...1e4)
    var averageIncome
    @Auxiliary("Net change of average income.", unit: perPerson / .years, over: .whole)
    var averageIncomeChange
    @Stock("Income that customs go by.", unit: perPerson, over: .stages, possible: 0...1e4)
    var customaryIncome
    @Auxiliary("Net change of the income that customs go by.", unit: perPerson / .years, over: .stages)
    var customaryIncomeChange
    @Stock("Life expectancy as noticed.", unit: .years, over: .stages, possible: 0...100)
    var noticedExpectancy
    @Auxiliary("Net change of life expectancy as noticed.", unit: .one, over: .stages)
    var noticedExpectancyChange
    @Stock("Means to control births that work by now.", unit: perPerson, over: .stages, possible: 0...1e3)
    var control
    @Auxiliary("Net change of means to control births.", unit: perPerson / .years, over: .stages)
    var controlChange
    @Auxiliary("Health services that are given now.", unit: perPerson, over: .whole)
    var healthGiven
    @Auxiliary("Income per person.", unit: perPerson, over: .whole)
    var income
    @Auxiliary("Means to control births that are given now.", unit: perPerson, over: .whole)
    var controlGiven
    @Outcome(
        "People.", formula: "Σ ages", unit: .persons, over: .whole, better: .neither, timing: .january,
        whole: .none, worthNaming: 1e6, evidence: World3.book)
    var total
    @Outcomes(
        "People of an age %.", formula: "ages", for: groups, unit: .persons, over: .whole, better: .neither,
        timing: .january, whole: .none, worthNaming: 1e6, evidence: World3.book)
    var agesShown
    @Outcome(
        "Life expectancy.", formula: "normal × food × health × pollution × crowding", unit: .years,
        over: .whole, better: .higher, timing: .january, whole: .none, worthNaming: 0.1,
        evidence: World3.book)
    var expectancy

    /// What the sector reads of others.
    struct Couplings {
        let outputPerPerson: Table
        let servicesPerPerson: Table
        let foodPerPerson: Table
        let pollution: Table
    }

    var changes: [(stock: Table, flow: Table)] {
        [
            (ages, agesChange), (health, healthChange), (averageIncome, averageIncomeChange),
            (customaryIncome, customaryIncomeChange), (noticedExpectancy, noticedExpectancyChange),
            (control, controlChange),
        ]
    }

    func start() {
        for age in 0..<4 { ages[age] = initial[age] }
        for delayed in [health, averageIncome, customaryIncome, noticedExpectancy, control] {
            delayed.fill(Lanes(repeating: 1))
        }
    }

    /// Puts what is delayed where it would be if nothing had changed before 1900.
    func settle() {
        health[0] = healthGiven[0]
        averageIncome[0] = income[0]
        customaryIncome.fill(income[0])
        noticedExpectancy.fill(expectancy[0])
        control.fill(controlGiven[0])
    }
}
