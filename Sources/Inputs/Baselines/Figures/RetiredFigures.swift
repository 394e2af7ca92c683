/// Figures that tables had before, and what is given in their place.
enum RetiredFigures {
    private static let successors = [
        "safety.suspects": "safety.property_crime", "police.property": "safety.property_crime",
        "police.vandalism": "safety.violence", "police.violence": "safety.violence",
        "land.arable_share": "land.area[arable]",
    ]

    /// The figure that takes the place of one that is no more; nil for all others.
    static func successor(of figure: String) -> String? { successors[figure] }
}
