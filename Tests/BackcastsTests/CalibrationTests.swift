import Baselines
import Results
import Testing

@testable import Backcasts

/// A search that was interrupted, and one that was not.
@Suite struct CalibrationTests {
    @Test("a search goes on from what was tried, and finds the same; another seed tries others")
    func resumes() throws {
        let validation = try Validation(try Catalogue())
        var whole = Calibration(validation, seed: 3)
        for _ in 0..<30 { _ = whole.advance() }
        var interrupted = Calibration(validation, seed: 3, evaluations: Array(whole.evaluations.prefix(26)))
        #expect(interrupted.evaluations.count == 26)
        for _ in 0..<4 { _ = interrupted.advance() }
        #expect(interrupted.evaluations == whole.evaluations)
        var other = Calibration(validation, seed: 4)
        #expect(other.advance().values != whole.evaluations[0].values)
        // What another search tried is not taken for one's own, nor what is damaged.
        var damaged = whole.evaluations
        damaged[5].errors[0].removeLast()
        #expect(Calibration(validation, seed: 3, evaluations: damaged).evaluations.count == 5)
        #expect(Calibration(validation, seed: 4, evaluations: whole.evaluations).evaluations.isEmpty)
    }

    @Test("values stay where they are looked for, and every training window is judged in every place")
    func bounds() throws {
        var search = Calibration(try Validation(try Catalogue()), seed: 1)
        for _ in 0..<28 {
            let tried = search.advance()
            for (value, searched) in zip(tried.values, Calibration.searched) {
                #expect(searched.range.contains(value))
            }
            #expect(tried.errors.map(\.count) == [40, 39, 12, 37, 37, 37])
        }
    }
}
