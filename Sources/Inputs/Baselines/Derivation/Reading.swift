extension Derivation {
    /// Rules that the independent implementation read otherwise. A test sets them to compare what is left; nothing else does.
    enum OtherReading: CaseIterable {
        /// Jobs grow with residents of 2017-2023, through the years in which boundaries changed.
        case growthAcrossBoundaryChanges
        /// Small waters count as land, and again as inland water.
        case smallWatersAreLand
        /// Artificial surface is taken for hectares of built land.
        case artificialSurfaceInHectares
        /// Where counts exceed the land, all of them shrink.
        case allClassesShrink
        /// Net participation is of the labour force, so that the unemployed come off it.
        case participationOfLabourForce
        /// One pattern of police regions for all crime.
        case onePatternOfCrime
        /// Suspects of a region are compared with those of its province.
        case suspectsAgainstProvince
    }
}
