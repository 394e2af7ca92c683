internal import Modelling

// Four sums side by side: an addition takes as long as four that do not wait for each other.
extension Table {
    /// The sum over these places.
    @inline(__always) func sum(_ places: Range<Int>) -> Lanes {
        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var place = places.lowerBound
        while place + 3 < places.upperBound {
            a += self[place]
            b += self[place + 1]
            c += self[place + 2]
            d += self[place + 3]
            place += 4
        }
        while place < places.upperBound {
            a += self[place]
            place += 1
        }
        return (a + b) + (c + d)
    }

    /// The sum over these places, each times a figure; the first place has the figure at `first`.
    @inline(__always) func sum(_ places: Range<Int>, weightedBy weights: Figures, from first: Int = 0)
        -> Lanes
    {
        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var (place, weight) = (places.lowerBound, first)
        while place + 3 < places.upperBound {
            a += self[place] * weights[weight]
            b += self[place + 1] * weights[weight + 1]
            c += self[place + 2] * weights[weight + 2]
            d += self[place + 3] * weights[weight + 3]
            place += 4
            weight += 4
        }
        while place < places.upperBound {
            a += self[place] * weights[weight]
            place += 1
            weight += 1
        }
        return (a + b) + (c + d)
    }

    /// The sum over these places, each times a value of another table; the first place has its first value.
    @inline(__always) func sum(_ places: Range<Int>, weightedBy weights: Table) -> Lanes {
        var (a, b) = (Lanes.zero, Lanes.zero)
        var (place, weight) = (places.lowerBound, 0)
        while place + 1 < places.upperBound {
            a += self[place] * weights[weight]
            b += self[place + 1] * weights[weight + 1]
            place += 2
            weight += 2
        }
        if place < places.upperBound { a += self[place] * weights[weight] }
        return a + b
    }
}
