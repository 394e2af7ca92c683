import Messages
import Modelling
import Reading
import Results
import Scores
import Words

/// One of every request, reply and event, with every field set.
enum Examples {
    static let run = RunRequest(
        key: "5a1c6f0e-53c1-4f5e-9b7e-0d7a3c1f2b11", name: "first look",
        scenarios: [
            RequestedScenario(name: "silo", file: "rijnmond/silo.yaml"),
            RequestedScenario(name: "network", file: "polder:groot-rijnmond/network"),
        ],
        reference: "silo",
        files: [
            RunFile(name: "rijnmond/silo.yaml", role: .scenario, text: "title: Silo — \"alleen\"\n"),
            RunFile(name: "rijnmond/base.yaml", role: .base, text: "focus: NL33C\n"),
            RunFile(name: "rijnmond/own.csv", role: .data, text: "region;value\r\n"),
        ],
        members: 1_000, seed: 9_007_199_254_740_991, keep: .bands, years: [2030, 2050], regions: ["NL225"],
        central: false, queue: .batch, priority: -3)

    static let requests: [any Request] = [
        HelloRequest(client: "polder", version: "0.1.0"),
        PingRequest(),
        run,
        RunRequest(key: "again", scenarios: [], files: [], rerunOf: "r-17"),
        ValidateRequest(run),
        DescribeRequest(topic: .regions, name: "NL33C"),
        DescribeRequest(topic: .modes),
        ImportRequest(
            file: SourceFile(
                name: "eigen.csv", text: "Regio's;2023\r\nTwente (CR);\"1.234,5\"\r\n"),
            options: ImportOptions(
                figure: "housing.dwellings", column: "2023", year: 2023, source: "CBS",
                evidence: .published,
                unit: "x 1 000", regionColumn: "Regio's", layout: .statline, decimal: .comma)),
        ImportRequest(
            file: SourceFile(name: "a.csv", text: ""),
            options: ImportOptions(factor: 0.01)),
        StatusRequest(run: "r-17"),
        StatusRequest(),
        ListRequest(limit: 20, page: "r-17", state: .finished),
        CancelRequest(run: "r-17"),
        ResultRequest(run: "r-17"),
        BackcastRequest(members: 64, seed: 7), PatternsRequest(members: 64, seed: 7),
        DiscoverRequest(run: "r-17", year: 2040, ranges: true, levers: true),
        ExplainRequest(run: "r-17", year: 2040, early: true), CalibrateRequest(),
        RobustRequest(
            run: "r-17", targets: ["housing.dwellings>=750000@2040"], members: 512, sceptic: true),
        RobustRequest(targets: ["woningen>=1"]),
        PathwaysRequest(run: "r-17", targets: ["housing.dwellings>=750000"], years: [2030, 2034]),
        RoadmapRequest(run: "r-17", scenario: "network", region: "NL33C"),
        ImproveRequest(
            run: "r-17", scenario: "network", region: "NL33C", indicator: "collaboration.delivered",
            year: 2_040, criterion: "worst_fifth", keep: ["start", "farm_transition"]),
        ImproveRequest(criterion: "regret"),
        MemberRequest(run: "r-17", member: 0, what: .given),
        MemberRequest(
            run: "r-17", scenario: "network", member: 7, what: .quantities,
            names: ["safety", "jobs.employed"],
            firstQuarter: 8, quarters: 4),
        QueueRequest(.move, run: "r-17", before: "r-16"),
        QueueRequest(.prioritize, run: "r-17", priority: -5),
        StoreRequest(.prune, olderThanDays: 90, isDryRun: true),
        EditRequest(.rename, run: "q7mxk2vb", text: "council"),
        TextsRequest(run: "council"),
        OpenRequest(run: "r-17", stream: "s1", from: 3, credit: 8, logID: "log-1"),
        CreditRequest(stream: "s1", n: 4),
        CloseRequest(stream: "s1"),
        DrainRequest(deadline: 12.5, reason: "a newer build"),
    ]

    static let summary = RunSummary(
        id: "r-17", owner: "anna", name: "first look", state: .running, created: 1_800_000_000.25,
        finished: 1_800_000_060,
        members: 1_000, done: 256, rate: 412.5, scenarios: ["silo", "network"], reference: "silo", seed: 7,
        failure: "the disk is full", queue: .batch, priority: 7)

    static let warning = Diagnostic(
        file: "rijnmond/silo.yaml", line: 14, column: 9, path: "roadmap[0].budget", code: "value.unusual",
        arguments: ["budget": 900, "usual": .list(["10", "500"]), "measure": .word("measure.any")],
        fact: "the budget is 900 M€, outside the usual 10 to 500 M€", fix: "check the unit",
        severity: .warning)

    static let problem = Diagnostic(
        file: "rijnmond/silo.yaml", line: 12, column: 14, path: "roadmap[0].measure", code: "measure.unknown",
        fact: "there is no measure 'sme_outrech'", fix: "did you mean 'sme_outreach'?")

    static let titles = [
        ScenarioTitle(
            name: "silo", titles: Text(nl: "Elk voor zich", en: "Alone"),
            short: Text(nl: "los", en: "alone"), file: "rijnmond/silo.yaml", mode: "silo"),
        ScenarioTitle(
            name: "autonomous", titles: Text(nl: "Zonder maatregelen", en: "Without measures"), file: ""),
    ]

    static let document = RunDocument(
        run: "r-17", name: "first look", state: .finished, failure: nil, created: 1_800_000_000,
        scenarios: titles, reference: "silo", period: Period(first: 2024, last: 2050),
        modelPeriod: Period(first: 2024, last: 2050),
        years: [2030, 2050], focus: ["NL33C"], regions: [PlaceName(code: "NL33C", name: "Groot-Rijnmond")],
        members: 1_000, seed: 7, central: true, model: ModelIdentity(version: "1", digest: "m"),
        data: DataIdentity(digest: "d"),
        indicators: [
            IndicatorEntry(
                name: "jobs.employed", theme: "jobs",
                title: Text(nl: "mensen aan het werk", en: "people at work"),
                sentence: Text(nl: "Mensen met een baan.", en: "Persons with a job."), unit: "persons",
                better: .higher, worthNaming: 100, isHeadline: true, reading: .difference)
        ],
        themes: [ThemeEntry(name: "jobs", title: Text(nl: "werk", en: "work"))],
        findings: [
            Findings(
                region: "NL33C", base: "silo", horizon: 2050, members: 1_000,
                budgets: [.init(scenario: "silo", millions: 210, byMeasure: ["safe_neighbourhoods": 210])])
        ],
        assumptions: [
            Assumption(
                name: "collaboration.planning_realism",
                sentence: Text(nl: "Hoeveel van een plan echt is.", en: "How much of a plan is real."),
                unit: "1",
                central: 0.4, low: 0, high: 1,
                evidence: .judged("no study measures it", nl: "geen studie meet het"), influence: -0.62,
                onIndicator: "jobs.employed")
        ],
        changedInputs: [
            ChangedInput(
                scenario: "network", path: "collaboration.mode", referenceValue: "silo", value: "network")
        ],
        goals: [
            ScenarioGoals(
                scenario: "silo", plans: ["Woondeal"], leftByPlans: ["safety", "mobility"],
                uncovered: ["mobility"])
        ],
        warnings: [warning],
        files: [FileDigest(name: "rijnmond/silo.yaml", role: .scenario, sha256: "ab12")],
        logID: "log-1", nextSeq: 9)

    static let replies: [ReplyMessage] = [
        ReplyMessage(
            re: "q-1", to: HelloRequest.self,
            HelloReply(
                version: "0.1.0", build: "b1", instance: "i-1", pid: 4_711, features: ["central"],
                model: ModelIdentity(version: "1", digest: "m"), data: DataIdentity(digest: "d"),
                period: Period(first: 2024, last: 2050))),
        ReplyMessage(
            re: "q-1", to: PingRequest.self, PingReply(instance: "i-1", state: .running, uptime: 12.5)),
        ReplyMessage(
            re: "q-1", to: RunRequest.self, SubmitReply(run: "r-17", created: true, warnings: [warning])),
        ReplyMessage(
            re: "q-1", to: ValidateRequest.self,
            ValidateReply(diagnostics: [problem, warning], scenarios: titles)),
        ReplyMessage(
            re: "q-1", to: DescribeRequest.self,
            DescribeReply(
                topic: .indicators,
                entries: [
                    DescribeReply.Entry(
                        name: "jobs.employed", title: Text(nl: "banen", en: "jobs"),
                        sentence: Text(
                            nl: "Mensen waar zij werken.", en: "Persons at their place of work."),
                        unit: "persons", better: "higher",
                        formula: Text(nl: "som van sectoren", en: "sum of sectors"), central: 1, low: 0.5,
                        high: 2, evidence: .measured("CBS 83583NED, 2023"),
                        details: [DescribeReply.Line(label: "theme", Text(nl: "werk", en: "jobs"))])
                ])),
        ReplyMessage(
            re: "q-1", to: StatusRequest.self,
            StatusReply(
                state: .draining, instance: "i-1", uptime: 1, queued: 2, running: 1, workers: 2,
                runs: [summary], runsUID: "u-1")),
        ReplyMessage(
            re: "q-1", to: ListRequest.self, ListReply(runs: [summary], runsUID: "u-1", nextPage: "r-16")),
        ReplyMessage(
            re: "q-1", to: ImportRequest.self,
            ImportReply(
                overlay: "figure,region,value,unit,year,source,evidence\n", layout: .rivm,
                changes: [
                    ImportedChange(
                        figure: "housing.dwellings", place: "NL213", placeName: "Twente", before: 280_000,
                        beforeYear: 2022, after: 290_000.5, year: 2023, unit: "dwellings")
                ], notes: [Phrase("import.layout", ["layout": .text("rivm")])], warnings: [warning])),
        ReplyMessage(re: "q-1", to: CancelRequest.self, CancelReply(run: "r-17", state: .cancelled)),
        ReplyMessage(re: "q-1", to: ResultRequest.self, document),
        ReplyMessage(
            re: "q-1", to: MemberRequest.self,
            MemberReply(
                run: "r-17", scenario: "network", member: 7, what: .quantities, firstYear: 2024,
                firstQuarter: 4,
                entries: [
                    MemberReply.Entry(
                        name: "a.b", unit: "M€", element: "industry,NL33C", values: [0.1 + 0.2, nil]),
                    MemberReply.Entry(name: "a.c", unit: "1", element: "", values: []),
                ])),
        ReplyMessage(
            re: "q-1", to: BackcastRequest.self,
            BackcastDocument(
                members: 200, seed: 1, scores: [score], before: [score],
                series: [
                    BackcastDocument.Series(
                        indicator: "population.total", start: 2020, place: "NL33C", name: "Groot-Rijnmond",
                        years: [2019, 2020, 2021], observed: [1_450_000, 1_460_000, nil],
                        central: [1_460_000, 1_465_000.5], p05: [1_460_000, 1_460_000],
                        p95: [1_460_000, 1_470_000])
                ],
                widerBands: [
                    BackcastDocument.WiderBand(
                        indicator: "population.total", start: 2014, year: 2025, learned: 2017, counts: 196,
                        own: 0.76, fresh: 0.98, freshWidth: 2.94, lasting: 0.96, lastingWidth: 2.98)
                ])),
        ReplyMessage(
            re: "q-1", to: PatternsRequest.self,
            PatternDocument(
                members: 200, seed: 1, regions: ["NL33C"], measures: 5,
                patterns: [
                    PatternDocument.Pattern(
                        name: "stalled_tables", use: .tuned, unit: "share", low: 0.1, high: 0.3, p05: 0,
                        median: 0.2, p95: 0.4, held: 120, members: 200, isMet: true),
                    PatternDocument.Pattern(name: "cost_overrun", use: .notModelled, low: 0.1, high: 0.22),
                ])),
        ReplyMessage(
            re: "q-1", to: DiscoverRequest.self,
            GradualReply(
                done: 2_048, total: 2_048,
                document: DiscoveryDocument(
                    run: "r-17", scenario: "network", reference: "silo", region: "NL33C",
                    indicator: "collaboration.delivered", draws: 1_024, seed: 1, unseenSeed: 2,
                    numbers: [
                        DiscoveryDocument.Number(
                            name: "a.b", title: Text(nl: "a", en: "b"), unit: "1", low: 0.3, high: 0.8,
                            grade: "judged", measuring: nil)
                    ],
                    candidates: 285,
                    questions: [
                        DiscoveryDocument.Question(
                            year: nil, firstYear: 2024, lastYear: 2050, better: 800, worse: 200, tied: 24,
                            low: 0.78,
                            high: 0.82,
                            boxes: [
                                DiscoveryDocument.Box(
                                    conditions: [.init(number: 0, isAbove: false, limit: 0.4)], raises: false,
                                    draws: 100, better: 30, low: 0.23, high: 0.38, reach: 0.1, chance: 0,
                                    stability: 0.9)
                            ], worthOfEverything: 0.02, worthByChance: 0.001, worthOfNumbers: 0.015,
                            worths: [
                                DiscoveryDocument.Worth(
                                    number: 0, value: 0.01, standardError: 0.001, choosesOtherwise: 0.2,
                                    turns: [0.45], turnLow: 0.42, turnHigh: 0.48, halved: 0.004, doubled: 0)
                            ],
                            pairs: [
                                DiscoveryDocument.Pair(
                                    first: 0, second: 0, value: 0.012, standardError: 0.001,
                                    choosesOtherwise: 0.22)
                            ],
                            groups: [
                                DiscoveryDocument.Group(
                                    name: "trust", title: Text(nl: "a", en: "b"), numbers: 9, taken: 8,
                                    value: 0.011, standardError: 0.001, choosesOtherwise: 0.21)
                            ],
                            table: DiscoveryDocument.Table(
                                row: 0, column: 0, rowLimits: [0, 1], columnLimits: [0, 1],
                                cells: [[DiscoveryDocument.Table.Cell(draws: 40, better: 31)]]))
                    ]))),
        ReplyMessage(
            re: "q-1", to: DiscoverRequest.self, GradualReply(done: 64, total: 2_048)),
        ReplyMessage(
            re: "q-1", to: ExplainRequest.self,
            GradualReply(done: 81_920, total: 81_920, document: explanation)),
        ReplyMessage(re: "q-1", to: ExplainRequest.self, GradualReply(done: 4_096, total: 81_920)),
        ReplyMessage(
            re: "q-1", to: RobustRequest.self,
            GradualReply(done: 512, total: 512, document: robust)),
        ReplyMessage(
            re: "q-1", to: PathwaysRequest.self,
            GradualReply(done: 512, total: 512, document: pathways)),
        ReplyMessage(
            re: "q-1", to: RoadmapRequest.self,
            GradualReply(done: 640, total: 640, document: roadmap)),
        ReplyMessage(
            re: "q-1", to: ImproveRequest.self,
            GradualReply(done: 70_000, total: 70_000, document: improvement)),
        ReplyMessage(
            re: "q-1", to: CalibrateRequest.self,
            CalibrationDocument(
                seed: 1, done: 240, total: 240, loss: 0.9, declaredLoss: 0.95,
                fits: [
                    CalibrationDocument.Fit(
                        parameter: "population.lasting_gain", value: 0.58, low: 0.34, high: 0.73,
                        searchedFrom: 0, searchedTo: 1.5, declared: 0.58, idle: 1)
                ], training: ["population.total 2017-2020"], heldOut: [score])),
        ReplyMessage(re: "q-1", to: QueueRequest.self, QueueReply(paused: true, runs: [summary])),
        ReplyMessage(
            re: "q-1", to: TextsRequest.self,
            TextsReply(
                run: "q7mxk2vb", files: [RunFile(name: "a.yaml", role: .scenario, text: "title: A")],
                scenarios: [RequestedScenario(name: "a", file: "a.yaml")])),
        ReplyMessage(re: "q-1", to: EditRequest.self, EditReply(run: summary)),
        ReplyMessage(
            re: "q-1", to: StoreRequest.self,
            StoreReply(
                action: .check, file: "backups/runs.sqlite", bytes: 4_096, runs: 3,
                faults: [Phrase("store.fault.database", ["fact": .text("a page")])])
        ),
        ReplyMessage(
            re: "q-1", to: OpenRequest.self,
            OpenReply(stream: "s1", run: "r-17", logID: "log-1", from: 3, nextSeq: 9, state: .running)),
        ReplyMessage(re: "q-1", to: CloseRequest.self, CloseReply(stream: "s1")),
        ReplyMessage(re: "q-1", to: DrainRequest.self, DrainReply(running: 1, pid: 4_711)),
        ReplyMessage(
            re: "q-1",
            refused: Refusal(
                .scenarioNeedsFiles, "a file is missing; send it",
                detail: Refusal.Detail(
                    names: [NeededFile(name: "../base.yaml", namedBy: "a/b.yaml", role: .base)]))),
        ReplyMessage(
            re: "q-1",
            refused: Refusal(.scenarioInvalid, "one problem", detail: Refusal.Detail(diagnostics: [problem]))),
        ReplyMessage(
            re: "q-1",
            refused: Refusal(
                .runNotFound, Phrase("diagnostic.warning", ["run": "r-1", "of": .list(["a", "b"])]))),
        ReplyMessage(
            re: "q-1",
            refused: Refusal(.importInvalid, "one reason", detail: Refusal.Detail(diagnostics: [problem]))),
    ]

    private static let score = BackcastDocument.Score(
        indicator: "population.total", use: .heldOut, start: 2020, year: 2023, places: 29, mape: 0.004,
        rmse: 2_500,
        u2: 0.25,
        bias: 0.03, variance: 0.01, covariance: 0.96, rankCorrelation: 0.84,
        rivals: [BackcastDocument.Rival(name: "share", mape: 0.008, mase: 0.55)], bestRival: "share",
        mase: 0.55, medianMase: 0.6, placesWon: 20, coverage50: 0.45, coverage90: nil, coverage90AtEnd: 0.8)

    static let events: [Event] = [
        .chunk(
            ChunkHeader(
                stream: "s1", seq: 3, logID: "log-1", kind: .provisional, members: 64, rows: 2,
                schema: [
                    ChunkHeader.Column(
                        name: "p50", type: "float64", offset: 256, length: 16, validityOffset: 192,
                        validityLength: 1),
                    ChunkHeader.Column(
                        name: "region", type: "utf8", offset: 320, length: 12, textOffset: 384, textLength: 7),
                ])),
        .chunk(
            ChunkHeader(
                stream: "s1", seq: 9, logID: "log-1", kind: .members, members: 512, rows: 512,
                schema: [ChunkHeader.Column(name: "year", type: "int64", offset: 512, length: 4_096)])),
        .progress(
            ProgressEvent(stream: "s1", run: "r-17", done: 64, total: 256, rate: 40.5, secondsLeft: 4.75)),
        .end(EndEvent(stream: "s1", seq: 9, state: .finished, sha256: "ab12")),
        .end(
            EndEvent(
                stream: "s1", seq: 9, state: .running,
                error: Refusal(
                    .daemonStopping, "the daemon is stopping; ask again when it is back",
                    detail: Refusal.Detail(resumeFrom: 9)))),
    ]
}
