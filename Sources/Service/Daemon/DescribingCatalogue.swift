import Baselines
import Messages
import Modelling
import RegionModel
import Scenarios
import Words

extension Knowledge {
    func measure(_ measure: Measure) -> DescribeReply.Entry {
        let definition = measure.definition
        let title = definition.title
        return DescribeReply.Entry(
            name: measure.id, title: title,
            sentence: Self.inShort(definition),
            evidence: definition.evidence,
            details: Self.organisation(of: definition) + definition.effects.map(Self.effect)
                + Self.reach(of: definition) + Self.evidence(of: measure))
    }

    /// Who leads it, how long it takes, what it costs and what a million euros brings, for a list.
    private static func inShort(_ definition: MeasureDefinition) -> Text {
        let effects = definition.effects.map {
            $0.lever.title + " " + Text(number: $0.amount).with(unit: $0.lever.unit)
        }
        let brings =
            effects.isEmpty
            ? Text(nl: "", en: "")
            : Text(nl: " 1 M€ geeft: ", en: " 1 M€ brings: ") + Text(list: effects) + "."
        return Text(nl: "Voor ", en: "For ") + definition.department.title
            + Text(nl: ", trekker ", en: ", led by ") + definition.lead.title + "; "
            + Text(number: definition.duration) + Text(nl: " jaar werk, ", en: " yr of works, ")
            + Text(number: definition.budget)
            + Text(nl: " M€ per 450.000 inwoners.", en: " M€ for 450,000 inhabitants.") + brings
    }

    /// What its numbers rest on: those that rest on the same stand together.
    private static func evidence(of measure: Measure) -> [DescribeReply.Line] {
        let known = measure.numbers.map(\.evidence)
        return known.enumerated().filter { known.firstIndex(of: $1) == $0 }.map { _, evidence in
            let names = measure.numbers.filter { $0.evidence == evidence }.map { called($0.name) }
            return DescribeReply.Line(
                key: "evidence", label: "evidence",
                Text(list: names) + ": " + evidence.grade.title + ". " + evidence.source
                    + said(nl: "Nagekeken", en: "Looked up", evidence.verified)
                    + said(nl: "Let op", en: "Note", evidence.note)
                    + said(nl: "Zelf meten", en: "To measure it", evidence.measuring))
        }
    }

    /// What people call a number of the catalogue: that of a lever, `distance.lasts`, or of the measure itself.
    private static func called(_ number: String) -> Text {
        let parts = number.split(separator: ".").map(String.init)
        func said(_ part: String) -> Text {
            let key = "describe.number.\(part)"
            guard Wording.shared.has(key) else {
                return Lever.allCases.first { $0.label == part }?.title ?? Text(name: part)
            }
            return Text(nl: Phrase(key).text(.dutch), en: Phrase(key).text(.english))
        }
        guard parts.count == 2 else { return said(number) }
        return said(parts[0]) + " (" + said(parts[1]) + ")"
    }

    /// A remark with what it is about; nothing where there is none.
    private static func said(nl dutch: String, en english: String, _ remark: Text?) -> Text {
        guard let remark else { return Text(name: "") }
        return Text(nl: " \(dutch): ", en: " \(english): ") + remark
    }

    /// Who does it, what it takes and for how long.
    private static func organisation(of definition: MeasureDefinition) -> [DescribeReply.Line] {
        let resources = definition.resources.sorted {
            ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
        }
        let inhabitants = Text(nl: " per 450.000 inwoners", en: " for 450,000 inhabitants")
        return [
            DescribeReply.Line(key: "department", label: "department", definition.department.title),
            DescribeReply.Line(key: "lead", label: "lead", definition.lead.title),
            DescribeReply.Line(
                key: "partners", label: "partners", Text(list: definition.partners.map(\.title))),
            DescribeReply.Line(
                key: "resources", label: "who holds what is needed",
                Text(list: resources.map { $0.key.title + " " + Text(percent: $0.value) })),
            DescribeReply.Line(
                key: "level", label: "level",
                definition.level.title + Text(nl: ", het best: ", en: ", best at ")
                    + definition.idealLevel.title),
            DescribeReply.Line(
                key: "preparation", label: "preparation",
                Text(number: definition.preparation) + Text(nl: " jaar", en: " yr")),
            DescribeReply.Line(
                key: "agreement", label: "agreement of a lead alone",
                Text(number: definition.agreement) + Text(nl: " jaar", en: " yr")),
            DescribeReply.Line(
                key: "duration", label: "duration",
                Text(number: definition.duration) + Text(nl: " jaar", en: " yr")),
            DescribeReply.Line(
                key: "cost", label: "budget", Text(number: definition.budget) + " M€" + inhabitants),
            DescribeReply.Line(
                key: "effort", label: "effort",
                Text(number: definition.effort) + Text(nl: " voltijdbanen", en: " FTE") + inhabitants),
            DescribeReply.Line(key: "contested", label: "contested", Text(number: definition.contest)),
            DescribeReply.Line(
                key: "private-money", label: "private funding potential",
                Text(number: definition.fundingPotential)),
        ]
    }

    /// What a million euros brings.
    private static func effect(_ effect: MeasureDefinition.Effect) -> DescribeReply.Line {
        let factor = Text(number: effect.rangeFactor)
        let amount =
            effect.lever.title + ": " + Text(number: effect.amount).with(unit: effect.lever.unit)
        let chance =
            effect.chance < 1
            ? Text(nl: ", kans dat het werkt ", en: ", chance of any ") + Text(number: effect.chance)
            : Text(nl: "", en: "")
        return DescribeReply.Line(
            key: "effect", label: "\(effect.lever.label) per M€",
            amount + Text(nl: " (binnen een factor ", en: " (within a factor ") + factor + chance + ")")
    }

    /// Whom it reaches among firms.
    private static func reach(of definition: MeasureDefinition) -> [DescribeReply.Line] {
        guard let reach = definition.reach else { return [] }
        let (champions, firms) = (Text(percent: reach.champions), Text(percent: reach.firms))
        return [
            DescribeReply.Line(
                key: "reach", label: "reach",
                Text(
                    nl: "\(champions.dutch) van de hidden champions die nog niet bereikt zijn en "
                        + "\(firms.dutch) van de kleine bedrijven per jaar",
                    en: "\(champions.english) of the hidden champions not yet reached and "
                        + "\(firms.english) of the small firms a year"))
        ]
    }

    func region(_ region: Region) -> DescribeReply.Entry {
        let counts = baseline.counts(of: region.code)
        let levels = FigureLevel.allCases.map { level in
            level.title + ": " + Text(number: Double(counts[level, default: 0]))
        }
        let others = catalogue.otherCodes(of: region).map { Text(name: "\($0.edition) \($0.code)") }
        return DescribeReply.Entry(
            name: region.code, title: Text(name: region.name),
            sentence: Text(
                nl: "COROP-gebied \(region.corop) in \(region.provinceName), "
                    + "\(Self.rounded(inhabitants(of: region), mark: ".")) inwoners op 1 januari 2024.",
                en: "COROP region \(region.corop) in \(region.provinceName), "
                    + "\(Self.rounded(inhabitants(of: region), mark: ",")) inhabitants on 1 January 2024."),
            unit: nil,
            details: [
                DescribeReply.Line(key: "province", label: "province", Text(name: region.provinceName)),
                DescribeReply.Line(
                    key: "inhabitants", label: "inhabitants",
                    Text(
                        nl: Self.rounded(inhabitants(of: region), mark: "."),
                        en: Self.rounded(inhabitants(of: region), mark: ","))),
                DescribeReply.Line(
                    key: "codes", label: "codes",
                    Text(
                        list: [Text(name: "NUTS 2021 \(region.code)"), Text(name: "CR\(region.corop)")]
                            + others)),
                DescribeReply.Line(key: "figures", label: "figures", Text(list: levels)),
            ])
    }

    /// On the base date.
    private func inhabitants(of region: Region) -> Double {
        let figures = baseline.baseline
        guard let people = figures.figures["population.people"],
            let number = figures.regions.firstIndex(of: region.code)
        else { return 0 }
        let ages = people.count / figures.regions.count
        return people[number * ages..<(number + 1) * ages].reduce(0, +)
    }

    /// A count to the nearest hundred, with a mark between the thousands.
    private static func rounded(_ count: Double, mark: String) -> String {
        let hundreds = Int((count / 100).rounded()) * 100
        var digits = "\(hundreds)"
        var place = digits.count - 3
        while place > 0 {
            digits.insert(contentsOf: mark, at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    func actor(_ actor: RegionModel.Actor) -> DescribeReply.Entry {
        func titles(where isMeant: (MeasureDefinition) -> Bool) -> Text {
            Text(list: catalogue.measures.map(\.definition).filter(isMeant).map(\.title))
        }
        let shares = catalogue.measures.compactMap { measure -> (name: Text, title: Text, share: Double)? in
            guard let share = measure.definition.resources[actor], share > 0 else { return nil }
            return (measure.short, measure.definition.title, share)
        }.sorted { $1.share < $0.share }
        func list(_ title: KeyPath<(name: Text, title: Text, share: Double), Text>) -> Text {
            Text(list: shares.map { $0[keyPath: title] + " " + Text(percent: $0.share) })
        }
        return DescribeReply.Entry(
            name: actor.label, title: actor.title,
            sentence: Text(nl: "Heeft van wat nodig is: ", en: "Holds of what is needed: ") + list(\.name)
                + ".",
            details: [
                DescribeReply.Line(
                    key: "level", label: "level", actor.level?.title ?? Text(nl: "geen", en: "none")),
                DescribeReply.Line(key: "holds", label: "holds of what is needed", list(\.title)),
                DescribeReply.Line(key: "leads", label: "leads", titles { $0.lead == actor }),
                DescribeReply.Line(
                    key: "partner-in", label: "partner in", titles { $0.partners.contains(actor) }),
            ])
    }

    func mode(_ mode: Mode) -> DescribeReply.Entry {
        let sampled = model.makeWorkspace().parameters.filter { $0.declaration.axis == .modes }
        let numbers = sampled.map { quantity in
            let declaration = quantity.declaration
            let range = declaration.ranges[declaration.ranges.count == 1 ? 0 : mode.rawValue]
            let central = Text(number: declaration.central[mode.rawValue])
            return DescribeReply.Line(
                label: quantity.elementNames[mode.rawValue],
                central + " (" + Text(range: range).with(unit: declaration.unit) + ")")
        }
        return DescribeReply.Entry(
            name: mode.label, title: mode.title, sentence: mode.sentence, details: numbers)
    }

    /// The scenarios that come with Polder.
    func shippedScenarios() -> [DescribeReply.Entry] {
        let requests = ShippedScenarios.names.map {
            ScenarioReader.Request(name: $0, file: "polder:\($0)")
        }
        return reader.read(requests, files: []).scenarios.map(shippedScenario)
    }

    private func shippedScenario(_ scenario: Scenario) -> DescribeReply.Entry {
        let regions = Text(list: scenario.focus.map { placeName($0).title })
        let measures = scenario.roadmap.measures
        let names = measures.map(\.measure.title).unique
        let modes = measures.map(\.mode.title).unique
        let shown =
            measures.isEmpty
            ? Text(
                nl: " zonder maatregelen: wat vanzelf gebeurt.", en: " without measures: what happens anyway."
            )
            : Text(
                nl: " met \(names.count) maatregelen; manier van werken: ",
                en: " with \(names.count) measures; way of working: ")
                + Text(list: modes) + "."
        return DescribeReply.Entry(
            name: "polder:\(scenario.name)",
            title: Text(nl: scenario.title.dutch, en: scenario.title.english), sentence: regions + shown,
            details: [
                DescribeReply.Line(key: "region", label: "region", regions),
                DescribeReply.Line(key: "measures", label: "measures", Text(list: names)),
                DescribeReply.Line(key: "modes", label: "way of working", Text(list: modes)),
            ])
    }
}
