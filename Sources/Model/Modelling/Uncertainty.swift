/// How a scenario fixes or narrows what is uncertain, by public name.
public struct Uncertainty: Sendable, Equatable {
    public enum Spread: Sendable, Equatable {
        /// Every member has this value.
        case fixed(Double)
        /// Another triangle; the draw stays the same, so members keep their order.
        case triangle(central: Double, range: ClosedRange<Double>)
    }

    /// What is not named here has its declared triangle.
    public var spreads: [String: Spread]

    /// Everything as declared.
    public static let declared = Uncertainty()

    public init(spreads: [String: Spread] = [:]) {
        self.spreads = spreads
    }

    /// Gives parameters and constants their values for a block of eight members.
    public func sample(
        _ quantities: [Quantity], draws: Draws, isCentral: Bool, units: UnitChange = .none
    ) {
        for quantity in quantities {
            let declaration = quantity.declaration
            guard !declaration.central.isEmpty else { continue }
            let factor = units.factor(for: declaration.unit)
            for place in 0..<quantity.table.count {
                let value =
                    declaration.role == .constant
                    ? Lanes(repeating: declaration.central[place])
                    : self.value(of: quantity, at: place, draws: draws, isCentral: isCentral)
                quantity.table[place] = factor * value
            }
        }
    }

    /// The centre and the ends of what a parameter is drawn from at a place; where it is fixed all are that number.
    public func spread(of quantity: Quantity, at place: Int) -> (central: Double, range: ClosedRange<Double>)
    {
        let declaration = quantity.declaration
        let name = quantity.elementNames[quantity.elementNames.count == 1 ? 0 : place]
        switch spreads[name] {
        case .fixed(let value): return (value, value...value)
        case .triangle(let central, let range): return (central, range)
        case nil:
            return (
                declaration.central[place],
                declaration.ranges[declaration.ranges.count == 1 ? 0 : place]
            )
        }
    }

    private func value(of quantity: Quantity, at place: Int, draws: Draws, isCentral: Bool) -> Lanes {
        let single = quantity.elementNames.count == 1
        if case .fixed(let value) = spreads[quantity.elementNames[single ? 0 : place]] {
            return Lanes(repeating: value)
        }
        let (central, range) = spread(of: quantity, at: place)
        guard !isCentral else { return Lanes(repeating: central) }
        let uniform = draws.uniform(quantity.keys[single ? 0 : place], step: single ? place : 0)
        return triangle(uniform, low: range.lowerBound, central: central, high: range.upperBound)
    }
}

extension Quantity {
    /// Moves a shock to this step, if it is time: level' = persistence × level + innovation.
    ///
    /// Keyed by region code where it has a value per region, else by place number; zero in a central run.
    public func move(during step: Step) {
        guard let process = declaration.process, process.every == .quarter || step.startsYear else { return }
        let scale = process.deviation * (1 - process.persistence * process.persistence).squareRoot()
        for place in 0..<table.count {
            guard !step.isCentral else {
                table[place] = .zero
                continue
            }
            let code = table.count == step.regions.count ? step.regions[place] : Key("\(place)")
            let innovation = step.draws.normal(key, place: code, step: step.number)
            table[place] = table[place] * process.persistence + innovation * scale
        }
    }
}
