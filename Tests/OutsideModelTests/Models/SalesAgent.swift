import Modelling

/// A beginning insurance agent who builds a market of small and large clients before the savings are gone
/// (SDXorg/test-models, samples/Sales_Agents, Sales_Agent_Market_Building_Dynamics).
struct SalesAgent: Flowing {
    static let sample = Evidence.published(
        "SDXorg/test-models, samples/Sales_Agents; the range is made up for the test.")
    /// Small clients (tier 1) and large ones (tier 2).
    static let tiers = Axis("tiers", labels: ["small", "large"])
    static let hours = Unit("h", .time)
    static let referrals = Unit("referrals", .objects)
    static let meetings = Unit("meetings", .objects)

    @Parameter(
        "Share of leads that become clients.", unit: .share, central: 0.2, range: 0.1...0.3, evidence: sample)
    var success
    @Constant("Work of a sale.", unit: hours / .persons, value: 4, evidence: sample)
    var workPerSale
    @Constant("Least time of a sale.", unit: .months, value: 1, evidence: sample)
    var leastTime
    @Constant(
        "People per referral who are worth a visit.", unit: .persons / referrals, value: 1, evidence: sample)
    var qualification
    @Parameter(
        "Referrals that a meeting brings.", unit: referrals / meetings, central: 2, range: 1...3,
        evidence: sample)
    var referralsPerMeeting
    @Constant(
        "Share of small clients' referrals that are large.", unit: .share, value: 0.15, evidence: sample)
    var upward
    @Constant("Share of large clients' referrals that are small.", unit: .share, value: 0.2, evidence: sample)
    var downward
    @Constant(
        "Meetings with a client in a month.", unit: meetings / .persons / .months, value: 1 / 12.0,
        evidence: sample)
    var frequency
    @Constant("Length of a meeting.", unit: hours / meetings, value: 1, evidence: sample)
    var meeting
    @Constant("How long a client stays.", unit: .months, value: 120, evidence: sample)
    var clientLifetime
    @Constant("How long a lead keeps.", unit: .months, value: 3, evidence: sample)
    var shelfLife
    @Constant("Work in a month.", unit: hours / .months, value: 200, evidence: sample)
    var work
    @Constant("Share of the work that is meeting and selling.", unit: .share, value: 0.25, evidence: sample)
    var selling
    @Constants(
        "Months of expenses that a sale pays for.", unit: .months / .persons, over: tiers,
        values: [12 / 300.0, 12 / 30.0], evidence: sample)
    var commission
    @Constant("Share of expenses that is subsidised at first.", unit: .share, value: 0.75, evidence: sample)
    var subsidy
    @Constant("How long that is.", unit: .months, value: 3, evidence: sample)
    var subsidyLength
    @Constant("Months of expenses that a month costs.", unit: .one, value: 1, evidence: sample)
    var expenses
    @Constants(
        "People whom the agent knows at first.", unit: .persons, over: tiers, values: [100, 0],
        evidence: sample)
    var acquaintances
    @Constant("Months of expenses that the agent has saved.", unit: .months, value: 6, evidence: sample)
    var savings

    @Stock("People who might buy.", unit: .persons, over: tiers, possible: 0...1e4)
    var leads
    @Auxiliary("Net flow of leads.", unit: .persons / .months, over: tiers)
    var leadChange
    @Stock("People who bought.", unit: .persons, over: tiers, possible: 0...1e4)
    var clients
    @Auxiliary("Net flow of clients.", unit: .persons / .months, over: tiers)
    var clientChange
    @Stock("Months of expenses that are left.", unit: .months, over: .whole, possible: -1e4...1e4)
    var buffer
    @Auxiliary("Net flow of months of expenses.", unit: .one, over: .whole)
    var saving
    @Stock("Months in the trade.", unit: .months, over: .whole, possible: 0...1e4)
    var tenure
    @Auxiliary("Whether the agent is in the trade.", unit: .one, over: .whole)
    var isEmployed
    @Stock("Sales so far.", unit: .persons, over: .whole, possible: 0...1e5)
    var sold
    @Auxiliary("Sales in a month.", unit: .persons / .months, over: .whole)
    var sales
    @Stock("Months of expenses earned so far.", unit: .months, over: .whole, possible: 0...1e5)
    var earned
    @Auxiliary("Months of expenses earned in a month.", unit: .one, over: .whole)
    var income

    @Outcomes(
        "People who might become % clients.", formula: "leads", for: tiers, unit: .persons, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 1, evidence: sample)
    var leadsShown
    @Outcomes(
        "People who are % clients.", formula: "clients", for: tiers, unit: .persons, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 1, evidence: sample)
    var clientsShown
    @Outcomes(
        "Months: %.", formula: "buffer, tenure, earned",
        for: Axis("accounts", labels: ["left", "in_trade", "earned"]), unit: .months, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 1, evidence: sample)
    var months
    @Outcome(
        "Sales so far.", formula: "Σ sales", unit: .persons, over: .whole, better: .higher, timing: .january,
        whole: .none, worthNaming: 1, evidence: sample)
    var soldShown

    var changes: [(stock: Table, flow: Table)] {
        [
            (leads, leadChange), (clients, clientChange), (buffer, saving), (tenure, isEmployed),
            (sold, sales), (earned, income),
        ]
    }

    func start() {
        for tier in 0..<2 {
            leads[tier] = acquaintances[tier]
            clients[tier] = .zero
        }
        buffer[0] = savings
        for stock in [tenure, sold, earned] { stock[0] = .zero }
    }

    func flow(at time: Double) {
        isEmployed[0] = Lanes(repeating: 1).replacing(with: 0, where: buffer[0] .< 0)

        // Clients come first, then large leads, then small ones.
        let effort = selling * work * isEmployed[0]
        let forLeads = greatest(effort - (clients[0] + clients[1]) * meeting * frequency, .zero)
        let forLarge = least(forLeads, workPerSale * leads[1] / leastTime)
        let forSmall = greatest(forLeads - forLarge, .zero)
        let small = success * least(forSmall / workPerSale, leads[0] / leastTime)
        let large = success * least(forLarge / workPerSale, leads[1] / leastTime)

        let ofSmall = clients[0] * frequency * referralsPerMeeting
        let ofLarge = clients[1] * frequency * referralsPerMeeting
        let newSmall = qualification * (ofSmall * (1.0 - upward) + ofLarge * downward)
        let newLarge = qualification * (ofLarge * (1.0 - downward) + ofSmall * upward)

        leadChange[0] = newSmall + small - leads[0] / shelfLife
        leadChange[1] = newLarge + large - leads[1] / shelfLife
        clientChange[0] = small - clients[0] / clientLifetime
        clientChange[1] = large - clients[1] / clientLifetime
        sales[0] = small + large
        let grant = subsidy.replacing(with: 0, where: subsidyLength .<= time)
        income[0] = small * commission[0] + large * commission[1] + grant
        saving[0] = income[0] - expenses

        for tier in 0..<2 {
            leadsShown[tier] = leads[tier]
            clientsShown[tier] = clients[tier]
        }
        months[0] = buffer[0]
        months[1] = tenure[0]
        months[2] = earned[0]
        soldShown[0] = sold[0]
    }
}
