import Testing

@testable import Pathways

/// Years in which targets end, worked out by hand.
@Suite struct ExpiryTests {
    @Test("a target ends where it is missed until the last year, and a time in between is no end")
    func years() {
        #expect(Expiry.year(of: [true, true, false, false]) == 2)
        #expect(Expiry.year(of: [true, false, true, true]) == nil)
        #expect(Expiry.year(of: [false, false, true, false]) == 3)
        #expect(Expiry.year(of: [false, false]) == 0)
        #expect(Expiry.year(of: [true, true]) == nil)
        #expect(Expiry.year(of: []) == nil)
    }

    @Test("never is later than any year, in the middle and in the band")
    func bands() {
        let years: [Int?] = [3, nil, 1, nil, 2, nil, nil, nil, 4, 5]
        let expiry = Expiry(of: years, neverMet: 1)
        #expect(expiry.draws == 10 && expiry.lasting == 5 && expiry.neverMet == 1)
        #expect(expiry.low == 1 && expiry.middle == 5 && expiry.high == nil)
        let lasting = Expiry(of: [nil, nil], neverMet: 0)
        #expect(lasting.lasting == 2 && lasting.low == nil && lasting.middle == nil)
        let ended = Expiry(of: (0..<100).map { $0 }, neverMet: 0)
        #expect(ended.low == 4 && ended.middle == 49 && ended.high == 94 && ended.lasting == 0)
        #expect(Expiry(of: [], neverMet: 0).low == nil)
    }
}
