import Modelling

/// Industry makes what services, farms and industry itself are built of, as far as hands and resources allow.
///
/// The program is on p. 253 of the book.
struct WorldCapital: WorldSector {
    static let perPerson = Unit.dollars / .persons / .years

    @Constant("Industrial capital in 1900.", unit: .dollars, value: 2.1e11, evidence: World3.book)
    var initialIndustry
    @Constant("Service capital in 1900.", unit: .dollars, value: 1.44e11, evidence: World3.book)
    var initialServices
    @Constant(
        "Industrial capital for a dollar of output in a year.", unit: .years, value: 3, evidence: World3.book)
    var industryPerOutput
    @Constant(
        "Service capital for a dollar of output in a year.", unit: .years, value: 1, evidence: World3.book)
    var servicesPerOutput
    @Constant("How long industrial capital lasts.", unit: .years, value: 14, evidence: World3.book)
    var industryLifetime
    @Constant("How long service capital lasts.", unit: .years, value: 20, evidence: World3.book)
    var servicesLifetime
    @Constant(
        "Share of industrial output that is consumed.", unit: .share, value: 0.43, evidence: World3.book)
    var consumption
    @Constant("Share of people from 15 to 64 who can work.", unit: .share, value: 0.75, evidence: World3.book)
    var participation
    @Constant("Time in which capital follows the hands.", unit: .years, value: 2, evidence: World3.book)
    var utilizationDelay
    @Constant("Use of hands at which all capital is used.", unit: .one, value: 1, evidence: World3.book)
    var fullUtilization
    @Constants(
        "Services that people want, at industrial outputs of 0, 200, … 1,600 $ per person and year.",
        unit: perPerson, over: .points(9), values: [40, 300, 640, 1_000, 1_220, 1_450, 1_650, 1_800, 2_000],
        evidence: World3.book)
    var wantedServices
    @Constants(
        "Share of industrial output for services, where there are 0, 0.5, … 2 times as many as wanted.",
        unit: .share, over: .points(5), values: [0.3, 0.2, 0.1, 0.05, 0], evidence: World3.book)
    var servicesShare
    @Constants(
        "Jobs per dollar of industrial capital, at outputs of 50, 200, … 800 $ per person and year.",
        unit: .persons / .dollars, over: .points(6), values: [37e-5, 18e-5, 12e-5, 9e-5, 7e-5, 6e-5],
        evidence: World3.book)
    var industrialJobs
    @Constants(
        "Jobs per dollar of service capital, at services of 50, 200, … 800 $ per person and year.",
        unit: .persons / .dollars, over: .points(6), values: [11e-4, 6e-4, 3.5e-4, 2e-4, 1.5e-4, 1.5e-4],
        evidence: World3.book)
    var serviceJobs
    @Constants(
        "Jobs per hectare, at agricultural inputs of 2, 6, … 30 $ per hectare and year.",
        unit: .persons / .hectares, over: .points(8), values: [2, 0.5, 0.4, 0.3, 0.27, 0.24, 0.2, 0.2],
        evidence: World3.book)
    var agriculturalJobs
    @Constants(
        "Share of capital that is used, with 1, 3, … 11 jobs for everyone who can work.", unit: .share,
        over: .points(6), values: [1, 0.9, 0.7, 0.3, 0.1, 0.1], evidence: World3.book)
    var utilization

    @Stock("Industrial capital.", unit: .dollars, over: .whole, possible: 0...1e15)
    var industry
    @Auxiliary("Net flow of industrial capital.", unit: .dollars / .years, over: .whole)
    var industryChange
    @Stock("Service capital.", unit: .dollars, over: .whole, possible: 0...1e15)
    var services
    @Auxiliary("Net flow of service capital.", unit: .dollars / .years, over: .whole)
    var servicesChange
    @Stock("Jobs per person who can work, as they are felt.", unit: .one, over: .whole, possible: 0...100)
    var feltJobs
    @Auxiliary("Net change of jobs as they are felt.", unit: .perYear, over: .whole)
    var feltJobsChange
    @Outcome(
        "Industrial output.", formula: "industry × (1 − extraction) × utilization / industryPerOutput",
        unit: .dollars / .years, over: .whole, better: .higher, timing: .january, whole: .none,
        worthNaming: 1e9, evidence: World3.book)
    var output
    @Outcome(
        "Industrial output per person.", formula: "output / people", unit: perPerson, over: .whole,
        better: .higher, timing: .january, whole: .none, worthNaming: 1, evidence: World3.book)
    var outputPerPerson
    @Outcome(
        "Services per person.", formula: "services × utilization / servicesPerOutput / people",
        unit: perPerson, over: .whole, better: .higher, timing: .january, whole: .none, worthNaming: 1,
        evidence: World3.book)
    var servicesPerPerson
    @Outcome(
        "Jobs per person who can work.", formula: "jobs / hands", unit: .one, over: .whole, better: .neither,
        timing: .january, whole: .none, worthNaming: 0.01, evidence: World3.book)
    var jobsPerHand
    @Outcome(
        "Industrial capital.", formula: "industry", unit: .dollars, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1e9, evidence: World3.book)
    var industryShown
    @Outcome(
        "Service capital.", formula: "services", unit: .dollars, over: .whole, better: .higher,
        timing: .january, whole: .none, worthNaming: 1e9, evidence: World3.book)
    var servicesShown

    /// What the sector reads of others.
    struct Couplings {
        let people: Table
        let ages: Table
        let extraction: Table
        let toAgriculture: Table
        let inputsPerHectare: Table
        let land: Table
    }

    var changes: [(stock: Table, flow: Table)] {
        [(industry, industryChange), (services, servicesChange), (feltJobs, feltJobsChange)]
    }

    func start() {
        industry[0] = initialIndustry
        services[0] = initialServices
        feltJobs[0] = fullUtilization
    }

    /// Capital was fully used until 1900; from then on people feel the jobs that there are.
    func settle() {
        feltJobs[0] = jobsPerHand[0]
        feltJobsChange[0] = .zero
    }

    /// What is made, before it is known where it goes.
    func produce(with now: Couplings) {
        let used = utilization.read(at: feltJobs[0], from: 1, to: 11)
        output[0] = industry[0] * (1.0 - now.extraction[0]) * used / industryPerOutput
        outputPerPerson[0] = output[0] / now.people[0]
        servicesPerPerson[0] = services[0] * used / servicesPerOutput / now.people[0]
        industryShown[0] = industry[0]
        servicesShown[0] = services[0]
    }

    func flow(with now: Couplings, at time: Double = 0) {
        let wanted = wantedServices.read(at: outputPerPerson[0], from: 0, to: 1_600)
        let toServices = servicesShare.read(at: servicesPerPerson[0] / wanted, from: 0, to: 2)
        let toIndustry = 1.0 - now.toAgriculture[0] - toServices - consumption
        industryChange[0] = output[0] * toIndustry - industry[0] / industryLifetime
        servicesChange[0] = output[0] * toServices - services[0] / servicesLifetime

        let inIndustry = industry[0] * industrialJobs.read(at: outputPerPerson[0], from: 50, to: 800)
        let inServices = services[0] * serviceJobs.read(at: servicesPerPerson[0], from: 50, to: 800)
        let onLand = now.land[0] * agriculturalJobs.read(at: now.inputsPerHectare[0], from: 2, to: 30)
        let hands = (now.ages[1] + now.ages[2]) * participation
        jobsPerHand[0] = (inIndustry + inServices + onLand) / hands
        feltJobsChange[0] = (jobsPerHand[0] - feltJobs[0]) / utilizationDelay
    }
}
