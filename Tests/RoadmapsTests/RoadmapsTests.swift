import Testing

@testable import Roadmaps

/// What one draw goes through with a step, what draws say together, and the nearest start, by hand.
@Suite struct RoadmapsTests {
    /// Decided half a year after its start, of which a fifth is objections; works from then on, done after a year.
    private func track(_ change: (inout Course.Track) -> Void = { _ in }) -> Course.Track {
        var track = Course.Track(
            start: 1, decided: [0, 0, 0.5, 1, 1, 1, 1, 1, 1],
            decisionYears: [0, 0, 0.25, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4],
            objections: [0, 0, 0.2, 0.2, 0, 0, 0, 0, 0],
            progress: [0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1], worksEnd: 1.5)
        change(&track)
        return track
    }

    @Test("a decision ends within its quarter, and objections are the last part of it")
    func course() {
        let course = Course(track(), quarter: 0.25)
        #expect((course.decided - 0.65).magnitude < 1e-12)
        #expect((course.agreed - (0.65 - 0.08)).magnitude < 1e-12)
        #expect(course.begun == course.decided && course.done == 1.5 && course.waiting.isEmpty)
    }

    @Test("works that wait begin with a quarter, and what keeps them waiting is counted")
    func waiting() {
        let course = Course(
            track {
                $0.progress = [0, 0, 0, 0, 0, 0.5, 1, 1, 1]
                $0.before = [
                    (progress: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5, 0.5], needed: 0.5),
                    (progress: [1, 1, 1, 1, 1, 1, 1, 1, 1], needed: 1),
                ]
            }, quarter: 0.25)
        #expect(course.begun == 1 && course.waiting == [0.5, 0])
    }

    @Test("what is decided before it starts has no time of deciding")
    func decidedBefore() {
        let course = Course(
            track {
                $0.decided = [1, 1, 1, 1, 1, 1, 1, 1, 1]
                $0.decisionYears = $0.decided.map { _ in 0 }
            }, quarter: 0.25)
        #expect(course.decided == 0.25 && course.agreed == 0.25 && course.begun == 0.5)
    }

    @Test("what is never decided never happens")
    func never() {
        let course = Course(
            track {
                $0.decided = $0.decided.map { $0 / 2 }
                $0.progress = $0.progress.map { _ in 0 }
                $0.worksEnd = 0
            }, quarter: 0.25)
        #expect([course.agreed, course.decided, course.begun, course.done].allSatisfy { $0 == .infinity })
    }

    @Test("ranks of draws count never as last")
    func ranked() {
        let draws = (1...99).map(Double.init) + [.infinity]
        let all = Ranked(draws.reversed())
        #expect(all.low == 5 && all.middle == 50 && all.high == 95)
        let half = Ranked(Array(draws.prefix(40)) + [Double](repeating: .infinity, count: 60))
        #expect(half.low == 5 && half.middle == nil && half.high == nil)
        #expect(Ranked([]).middle == nil && Ranked([3]).low == 3)
    }

    private func tried(_ search: StartSearch, can: (Int) -> Bool) -> (tried: [Int], found: Int?) {
        var (search, tried) = (search, [Int]())
        while let next = search.next {
            tried.append(next)
            search.answer(can(next))
        }
        return (tried, search.found)
    }

    @Test("starts are tried by their distance, the later first, within what is possible")
    func nearest() {
        let all = tried(StartSearch(asked: 5, possible: 3...9)) { _ in false }
        #expect(all.tried == [6, 4, 7, 3, 8, 9] && all.found == nil)
        let one = tried(StartSearch(asked: 5, possible: 3...9)) { $0 == 3 || $0 == 8 }
        #expect(one.tried == [6, 4, 7, 3] && one.found == 3)
        #expect(tried(StartSearch(asked: 5, possible: 5...5)) { _ in true }.tried.isEmpty)
        #expect(tried(StartSearch(asked: 0, possible: 0...2)) { $0 == 2 }.found == 2)
    }

    @Test("a year is the mean of its quarters, and what is added in it")
    func years() {
        var means = YearlyMeans(years: 2)
        means.add(quarters: [1, 2, 3, 4, 0, 0, 0, 8])
        means.add(quarters: [1, 2, 3, 4, 0, 0, 0, 0])
        #expect(means.means == [2.5, 1])
        var sums = YearlyMeans(years: 2)
        sums.add(soFar: [0, 1, 2, 3, 4, 4, 4, 4, 10])
        #expect(sums.means == [4, 6] && YearlyMeans(years: 1).means == [0])
        #expect(isUsual(3, of: 5) && !isUsual(2, of: 4))
    }
}
