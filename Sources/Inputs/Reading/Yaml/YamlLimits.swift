/// What a YAML file may be at most; the longest that we ship has some 150 lines.
enum YamlLimits {
    /// Bytes of UTF-8.
    static let bytes = 256 * 1024
    /// Characters of one value.
    static let text = 500
    /// Lists and mappings inside each other.
    static let depth = 16
}
