import Modelling
import Testing

@Suite struct TableTests {
    static let fields = Axis("fields", count: 3)
    static let crops = Axis("crops", count: 4)
    static let years = Axis("years", count: 5)

    @Auxiliary("Yield of a crop.", unit: .one, over: fields * crops) var yield
    @Auxiliary("Yield of a crop in each year.", unit: .one, over: fields * crops * years) var history
    @Auxiliary("Yield of a field.", unit: .one, over: fields) var sum
    @Given("Seed of a crop.", unit: .one, over: fields * crops, possible: 0...1) var seed

    @Test func `A table of rows and columns knows how long a row is`() {
        for place in 0..<yield.count { yield[place] = Lanes(repeating: Double(place)) }
        #expect(yield[2, 3] == Lanes(repeating: 2 * 4 + 3))
        yield[1, 0] = Lanes(repeating: -1)
        #expect(yield[4] == Lanes(repeating: -1))
        #expect(yield.row(1) == 4..<8)
        #expect(seed.row(2) == 8..<12)
        #expect(seed[2, 3] == seed[11])
    }

    @Test func `A table of three factors finds a place by all three`() {
        for place in 0..<history.count { history[place] = Lanes(repeating: Double(place)) }
        #expect(history[2, 3, 4] == Lanes(repeating: (2 * 4 + 3) * 5 + 4))
        history[0, 1, 0] = .zero
        #expect(history[5] == .zero)
    }

    @Test func `The places of a single axis are one row`() {
        #expect(sum.row(0) == 0..<3)
        sum[0, 2] = Lanes(repeating: 7)
        #expect(sum[2] == Lanes(repeating: 7))
    }
}
