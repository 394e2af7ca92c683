/// Moves values so that each of the wanted ranks holds what a full sort would put there.
///
/// Partitions as quicksort does, but only the parts that hold a wanted rank (Hoare 1961, algorithm 65).
/// `ranks` rise. The outcome depends on the values alone, not on their order.
func order(_ values: UnsafeMutableBufferPointer<Double>, wanting ranks: ArraySlice<Int>) {
    order(values, from: 0, to: values.count - 1, wanting: ranks, depth: 64)
}

private func order(
    _ values: UnsafeMutableBufferPointer<Double>, from first: Int, to last: Int,
    wanting ranks: ArraySlice<Int>,
    depth: Int
) {
    guard first < last, !ranks.isEmpty else { return }
    guard last - first >= 16 else { return insert(values, from: first, to: last) }
    // Values that defeat the choice of pivot again and again cost a sort, not the square of their number.
    guard depth > 0 else {
        var part = UnsafeMutableBufferPointer(rebasing: values[first...last])
        return part.sort()
    }

    let pivot = median(values[first], values[first + (last - first) / 2], values[last])
    var low = first
    var high = last
    while low <= high {
        while values[low] < pivot { low += 1 }
        while values[high] > pivot { high -= 1 }
        guard low <= high else { break }
        values.swapAt(low, high)
        low += 1
        high -= 1
    }
    // Ranks between high and low hold the pivot already.
    let below = ranks.prefix { $0 <= high }
    let above = ranks.drop { $0 < low }
    order(values, from: first, to: high, wanting: below, depth: depth - 1)
    order(values, from: low, to: last, wanting: above, depth: depth - 1)
}

private func insert(_ values: UnsafeMutableBufferPointer<Double>, from first: Int, to last: Int) {
    for position in first + 1...last {
        let value = values[position]
        var hole = position
        while hole > first, values[hole - 1] > value {
            values[hole] = values[hole - 1]
            hole -= 1
        }
        values[hole] = value
    }
}

private func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
}
