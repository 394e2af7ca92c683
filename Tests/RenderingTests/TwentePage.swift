import Modelling
import Results

@testable import Rendering

/// Sentences about two scenarios of Twente, of which a test changes one finding.
protocol TwentePage {}

extension TwentePage {
    func facts(_ findings: Findings, _ language: Language = .dutch) -> PageFacts {
        Twente.facts(language, findings)
    }

    func like(_ change: (inout Findings) -> Void) -> [String] {
        var findings = Twente.two
        change(&findings)
        return LikeForLike(facts: facts(findings), findings: findings).lines
    }

    func delivery(_ change: (inout ScenarioFindings) -> Void) -> DeliverySentences {
        var findings = Twente.two
        change(&findings.scenarios[0])
        return DeliverySentences(facts: facts(findings), findings: findings, found: findings.scenarios[0])
    }
}
