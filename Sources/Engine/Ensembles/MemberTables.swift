import Modelling
public import Results

extension Ensemble {
    /// The indicators of the single members, where the plan keeps all: scenario by scenario, the focus places and then the whole, year by year,
    /// a row for each member.
    ///
    /// They are the members that `sampled` counts. Each table is made when it is asked for, and has at most `most`
    /// rows. What does not exist is empty.
    public func members(in result: EnsembleResult, most: Int = 1_024) -> some Sequence<ColumnTable> {
        let selection = selection
        let columns = ResultColumn.ofMembers(
            selection.indicators.map { number in
                let outcome = selection.outcomes[number]
                return (outcome.name, outcome.unit, outcome.sentence)
            })
        let whole = model.whole.map { [$0] } ?? []
        let places = (plan.focus.filter { !whole.contains($0) } + whole).compactMap {
            selection.places.firstIndex(of: $0)
        }
        let parts = stride(from: 0, to: result.sampled, by: most).map {
            $0..<min($0 + most, result.sampled)
        }
        let scenarios = plan.keep == .all ? plan.scenarios.indices : 0..<0
        let keys = scenarios.flatMap { scenario in
            places.flatMap { place in
                selection.january.indices.flatMap { year in parts.map { (scenario, place, year, $0) } }
            }
        }
        return keys.lazy.map { scenario, place, year, members in
            let cells = selection.series.filter { $0.place == place }.map { $0.firstCell + year }
            let numbers = cells.map { cell in
                members.map { member -> Double? in
                    let lanes = result.sample[member / 8].values[scenario * selection.count + cell]
                    let value = lanes[member % 8]
                    return value.isFinite ? value : nil
                }
            }
            func same(_ text: String) -> ColumnTable.Values {
                .texts(Array(repeating: text, count: members.count))
            }
            return ColumnTable(
                columns,
                values: [
                    same(plan.scenarios[scenario].name), same(selection.places[place]),
                    .integers(members.map { _ in selection.firstYear + year }),
                    .integers(members.map(\.self)),
                ] + numbers.map { .numbers($0) })
        }
    }
}

extension Selection {
    /// The outcomes that are indicators, in the order of the catalogue; each place has a series of each.
    fileprivate var indicators: [Int] { series.filter { $0.place == 0 }.map(\.outcome) }
}
