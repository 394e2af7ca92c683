internal import Reading
internal import Words

/// What can be the matter with a scenario, beside what can be with any text.
enum ScenarioCode: String, ProblemCode {
    // Other files
    case extendsInCircle = "extends_in_circle"
    case leadsOutside = "leads_outside"
    case absolutePath = "absolute_path"
    case wrongFileType = "wrong_file_type"
    case unknownShipped = "unknown_shipped"
    case unknownFile = "unknown_file"
    case chainTooLong = "chain_too_long"

    // Names and numbers
    case unknownName = "unknown_name"
    case focusIsCountry = "focus_is_country"
    case focusIsProvince = "focus_is_province"
    case nameOfMany = "name_of_many"
    case notUncertain = "not_uncertain"
    case retired
    case wrongUnit = "wrong_unit"
    case notAllowed = "not_allowed"
    case notInMillions = "not_in_millions"
    case outsideRange = "outside_range"
    case unclearSpread = "unclear_spread"
    case disorderedSpread = "disordered_spread"

    // Times
    case notAQuarter = "not_a_quarter"
    case notAYear = "not_a_year"
    case outsidePeriod = "outside_period"
    case periodBackwards = "period_backwards"

    // The roadmap
    case partnerTwice = "partner_twice"
    case leadIsPartner = "lead_is_partner"
    case modeNeeded = "mode_needed"
    case regionNeeded = "region_needed"
    case stepTwice = "step_twice"
    case givenTwice = "given_twice"
    case tooMuch = "too_much"
    case requiresItself = "requires_itself"
    case requiresUnplanned = "requires_unplanned"
    case prerequisitesInCircle = "prerequisites_in_circle"
    case beforePrerequisite = "before_prerequisite"
    case nobodyToWorkWith = "nobody_to_work_with"
    case endsAfterPeriod = "ends_after_period"
    case noTimeToDecide = "no_time_to_decide"
    case tooMuchFarmland = "too_much_farmland"
    case noBorder = "no_border"

    // Changes of the way of working
    case notOneCondition = "not_one_condition"
    case conditionThatIsNone = "condition_that_is_none"
    case changesToItself = "changes_to_itself"
    case changesBeforeStart = "changes_before_start"
    case swingsBack = "swings_back"
    case decidedAfterStalled = "decided_after_stalled"
}

// Other files
extension Fact {
    static func extendsInCircle(_ names: [String]) -> Fact {
        Fact(ScenarioCode.extendsInCircle, ["names": .text(names.joined(separator: " → "))])
    }

    static func leadsOutside(_ name: String, folder: String) -> Fact {
        Fact(ScenarioCode.leadsOutside, ["name": .text(name), "folder": .text(folder)])
    }

    static func absolutePath(_ name: String) -> Fact {
        Fact(ScenarioCode.absolutePath, ["name": .text(name)])
    }

    static func wrongFileType(_ name: String, expected: String) -> Fact {
        Fact(ScenarioCode.wrongFileType, ["name": .text(name), "expected": .text(expected)])
    }

    static func unknownShipped(_ name: String, suggestion: String?) -> Fact {
        Fact(ScenarioCode.unknownShipped, ["name": .text(name), "suggestion": .optional(suggestion)])
    }

    static func unknownFile(_ name: String, suggestion: String?) -> Fact {
        Fact(ScenarioCode.unknownFile, ["name": .text(name), "suggestion": .optional(suggestion)])
    }

    static func chainTooLong(limit: Int) -> Fact {
        Fact(ScenarioCode.chainTooLong, ["limit": .count(limit)])
    }
}

// Names and numbers
extension Fact {
    /// - Parameter list: what `polder describe` lists them as; nil where it does not.
    static func unknownName(_ name: String, what: Noun, suggestion: String?, list: String?) -> Fact {
        Fact(
            ScenarioCode.unknownName,
            [
                "name": .text(name), "what": what.argument, "suggestion": .optional(suggestion),
                "list": .optional(list),
            ])
    }

    static func focusIsCountry(_ name: String) -> Fact {
        Fact(ScenarioCode.focusIsCountry, ["name": .text(name)])
    }

    static func focusIsProvince(_ name: String, regions: [String]) -> Fact {
        Fact(ScenarioCode.focusIsProvince, ["name": .text(name), "regions": .list(regions)])
    }

    static func nameOfMany(_ name: String, example: String) -> Fact {
        Fact(ScenarioCode.nameOfMany, ["name": .text(name), "example": .text(example)])
    }

    static func notUncertain(_ name: String, role: Phrase) -> Fact {
        Fact(ScenarioCode.notUncertain, ["name": .text(name), "role": .phrase(role)])
    }

    /// A number of a model that is gone; `successor` is the name that came after it.
    static func retired(_ name: String, successor: String, reason: Phrase) -> Fact {
        Fact(
            ScenarioCode.retired,
            ["name": .text(name), "successor": .text(successor), "reason": .phrase(reason)])
    }

    static func wrongUnit(_ unit: String, name: String, expected: String) -> Fact {
        Fact(
            ScenarioCode.wrongUnit,
            ["unit": .text(unit), "name": .text(name), "expected": .text(expected == "1" ? "" : expected)])
    }

    static func notAllowed(_ value: String, name: String, least: String, most: String) -> Fact {
        Fact(ScenarioCode.notAllowed, limits(value, name, least, most))
    }

    static func notInMillions(_ value: String, name: String, written: String) -> Fact {
        Fact(
            ScenarioCode.notInMillions,
            ["value": .text(value), "name": .text(name), "written": .text(written)])
    }

    static func outsideRange(_ value: String, name: String, least: String, most: String) -> Fact {
        Fact(ScenarioCode.outsideRange, limits(value, name, least, most), isWarning: true)
    }

    private static func limits(
        _ value: String, _ name: String, _ least: String, _ most: String
    ) -> [String: Phrase.Argument] {
        ["value": .text(value), "name": .text(name), "least": .text(least), "most": .text(most)]
    }

    static let unclearSpread = Fact(ScenarioCode.unclearSpread)
    static let disorderedSpread = Fact(ScenarioCode.disorderedSpread)
}

// Times
extension Fact {
    static func notAQuarter(_ text: String) -> Fact {
        Fact(ScenarioCode.notAQuarter, ["text": .text(text)])
    }

    static func notAYear(_ text: String) -> Fact { Fact(ScenarioCode.notAYear, ["text": .text(text)]) }

    static func outsidePeriod(_ text: String, first: String, last: String) -> Fact {
        Fact(
            ScenarioCode.outsidePeriod, ["text": .text(text), "first": .text(first), "last": .text(last)])
    }

    static let periodBackwards = Fact(ScenarioCode.periodBackwards)
}

// The roadmap
extension Fact {
    static func partnerTwice(_ actor: String) -> Fact {
        Fact(ScenarioCode.partnerTwice, ["actor": .text(actor)])
    }

    static func leadIsPartner(_ actor: String) -> Fact {
        Fact(ScenarioCode.leadIsPartner, ["actor": .text(actor)])
    }

    static let modeNeeded = Fact(ScenarioCode.modeNeeded)
    static let regionNeeded = Fact(ScenarioCode.regionNeeded)

    static func stepTwice(_ measure: String, firstLine: Int) -> Fact {
        Fact(ScenarioCode.stepTwice, ["measure": .text(measure), "line": .count(firstLine)])
    }

    /// A number under two names in one file.
    static func givenUnderTwoNames(_ name: String, firstLine: Int) -> Fact {
        Fact(ScenarioCode.givenTwice, ["name": .text(name), "line": .count(firstLine)])
    }

    static func tooMuch(_ what: Noun, limit: Int) -> Fact {
        Fact(ScenarioCode.tooMuch, ["what": what.argument, "limit": .count(limit)])
    }

    static func requiresItself(_ measure: String) -> Fact {
        Fact(ScenarioCode.requiresItself, ["measure": .text(measure)])
    }

    static func requiresUnplanned(_ measure: String) -> Fact {
        Fact(ScenarioCode.requiresUnplanned, ["measure": .text(measure)])
    }

    static func prerequisitesInCircle(_ measures: [String]) -> Fact {
        Fact(ScenarioCode.prerequisitesInCircle, ["measures": .text(measures.joined(separator: " → "))])
    }

    static func beforePrerequisite(_ start: String, prerequisite: String, ends: String) -> Fact {
        Fact(
            ScenarioCode.beforePrerequisite,
            ["start": .text(start), "prerequisite": .text(prerequisite), "ends": .text(ends)])
    }

    static func nobodyToWorkWith(mode: String) -> Fact {
        Fact(ScenarioCode.nobodyToWorkWith, ["mode": .text(mode)], isWarning: true)
    }

    static func endsAfterPeriod(_ measure: String, ends: String) -> Fact {
        Fact(
            ScenarioCode.endsAfterPeriod, ["measure": .text(measure), "ends": .text(ends)], isWarning: true)
    }
}

// What a region or a planned measure cannot give
extension Fact {
    static let noTimeToDecide = Fact(ScenarioCode.noTimeToDecide)

    static func tooMuchFarmland(asked: String, had: String) -> Fact {
        Fact(
            ScenarioCode.tooMuchFarmland, ["asked": .text(asked), "had": .text(had)], isWarning: true)
    }

    static func noBorder(_ region: String) -> Fact {
        Fact(ScenarioCode.noBorder, ["region": .text(region)], isWarning: true)
    }
}

// Changes of the way of working
extension Fact {
    static func notOneCondition(_ given: [String], among known: [String]) -> Fact {
        Fact(
            ScenarioCode.notOneCondition,
            ["given": .optional(given.isEmpty ? nil : given.joined(separator: ", ")), "known": .list(known)])
    }

    static func conditionThatIsNone(_ key: String) -> Fact {
        Fact(ScenarioCode.conditionThatIsNone, ["key": .text(key)])
    }

    static func changesToItself(_ mode: String) -> Fact {
        Fact(ScenarioCode.changesToItself, ["mode": .text(mode)])
    }

    static func changesBeforeStart(_ quarter: String, start: String) -> Fact {
        Fact(ScenarioCode.changesBeforeStart, ["quarter": .text(quarter), "start": .text(start)])
    }

    static func swingsBack(below: String, above: String) -> Fact {
        Fact(ScenarioCode.swingsBack, ["below": .text(below), "above": .text(above)], isWarning: true)
    }

    static let decidedAfterStalled = Fact(ScenarioCode.decidedAfterStalled, isWarning: true)
}
