/// A picture in SVG: shapes by numbers and colours, letters in one of the pairs that can be read.
struct Drawing {
    /// Where a text stands on its place.
    enum Anchor: String { case start, middle, end }

    /// A line's end points or a mark's place.
    struct Point: Equatable {
        let x, y: Double

        init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
    }

    let width, height: Double
    private(set) var marks: [Markup] = []
    /// Letters that were used.
    private(set) var letterings: Set<Lettering> = []

    init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: Colour, radius: Double = 0,
        isHatched: Bool = false
    ) {
        marks.append(
            .tag(
                "rect",
                [
                    "x": Self.number(x), "y": Self.number(y), "width": Self.number(width),
                    "height": Self.number(height), "fill": isHatched ? "url(#hatch)" : fill.hex,
                    "rx": radius > 0 ? Self.number(radius) : nil,
                ]))
    }

    mutating func line(
        _ from: Point, _ to: Point, _ colour: Colour, width: Double = 1, dash: String? = nil
    ) {
        marks.append(
            .tag(
                "line",
                [
                    "x1": Self.number(from.x), "y1": Self.number(from.y), "x2": Self.number(to.x),
                    "y2": Self.number(to.y), "stroke": colour.hex, "stroke-width": Self.number(width),
                    "stroke-dasharray": dash,
                ]))
    }

    /// A dot, hollow where it has a stroke.
    mutating func dot(_ at: Point, radius: Double, fill: Colour, stroke: Colour? = nil) {
        marks.append(
            .tag(
                "circle",
                [
                    "cx": Self.number(at.x), "cy": Self.number(at.y), "r": Self.number(radius),
                    "fill": fill.hex, "stroke": stroke?.hex, "stroke-width": stroke.map { _ in "2.2" },
                ]))
    }

    /// A way along points, closed where it is filled.
    mutating func path(
        _ points: [Point], fill: Colour? = nil, stroke: Colour? = nil, width: Double = 1.4,
        isHatched: Bool = false
    ) {
        guard let first = points.first else { return }
        let rest = points.dropFirst().map { "L\(Self.number($0.x)) \(Self.number($0.y))" }.joined()
        let isArea = fill != nil || isHatched
        path(
            "M\(Self.number(first.x)) \(Self.number(first.y))" + rest + (isArea ? "Z" : ""),
            fill: fill, stroke: stroke, width: width, isHatched: isHatched)
    }

    /// A way as SVG writes it.
    mutating func path(
        _ way: String, fill: Colour? = nil, stroke: Colour? = nil, width: Double = 1.4,
        isHatched: Bool = false
    ) {
        marks.append(
            .tag(
                "path",
                [
                    "d": way, "fill": isHatched ? "url(#hatch)" : fill?.hex ?? "none", "stroke": stroke?.hex,
                    "stroke-width": stroke.map { _ in Self.number(width) },
                    "fill-rule": isHatched || fill != nil ? "evenodd" : nil,
                ]))
    }

    mutating func text(
        _ text: String, _ at: Point, _ lettering: Lettering = .plain, size: Double = 12,
        anchor: Anchor = .start, isBold: Bool = false
    ) {
        letterings.insert(lettering)
        marks.append(
            .tag(
                "text",
                [
                    "x": Self.number(at.x), "y": Self.number(at.y), "font-size": Self.number(size),
                    "fill": lettering.ink.hex, "text-anchor": anchor == .start ? nil : anchor.rawValue,
                    "font-weight": isBold ? "600" : nil,
                ], text))
    }

    /// The picture, with its title and description for who cannot see it.
    func markup(id: String, title: String, description: String) -> Markup {
        .tag(
            "svg",
            [
                "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
                "viewBox": "0 0 \(Self.number(width)) \(Self.number(height))", "width": Self.number(width),
                "height": Self.number(height),
            ],
            [
                .tag("title", ["id": "\(id)-title"], title),
                .tag("desc", ["id": "\(id)-desc"], description),
            ] + marks)
    }

    /// What loses is hatched, so that it is told apart without colour.
    static let hatching = Markup.tag(
        "svg", ["width": "0", "height": "0", "aria-hidden": "true", "class": "defs"],
        [
            .tag(
                "defs", [:],
                [
                    .tag(
                        "pattern",
                        [
                            "id": "hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
                            "patternTransform": "rotate(45)",
                        ],
                        [
                            .tag("rect", ["width": "6", "height": "6", "fill": Colour.losing.hex]),
                            .tag(
                                "line",
                                [
                                    "x1": "0", "y1": "0", "x2": "0", "y2": "6", "stroke": Colour.hatch.hex,
                                    "stroke-width": "1.6",
                                ]),
                        ])
                ])
        ])

    /// With at most one digit behind the point.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}

/// A scale of numbers over a stretch of a picture.
struct Scale {
    let low, high, start, end: Double

    /// - Parameters:
    ///   - values: all that is to have its place.
    ///   - start: where the lowest stands.
    init(_ values: [Double], from start: Double, to end: Double) {
        let known = values.filter(\.isFinite)
        let (low, high) = (known.min() ?? 0, known.max() ?? 1)
        (self.low, self.high) = low < high ? (low, high) : (low - 1, high + 1)
        (self.start, self.end) = (start, end)
    }

    func callAsFunction(_ value: Double) -> Double {
        start + (end - start) * (min(max(value, low), high) - low) / (high - low)
    }

    /// Round values inside it, about so many.
    func ticks(about count: Int) -> [Double] {
        let step = Self.step(for: (high - low) / Double(max(count, 1)))
        let first = (low / step - 1e-9).rounded(.up)
        let last = (high / step + 1e-9).rounded(.down)
        guard step > 0, last >= first, last - first < 50 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// 1, 2 or 5 times a power of ten, at least as large.
    static func step(for size: Double) -> Double {
        guard size > 0, size.isFinite else { return 0 }
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return ([1.0, 2, 5, 10].first { $0 * power >= size * (1 - 1e-9) } ?? 10) * power
    }
}
