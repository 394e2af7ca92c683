extension Phrase {
    /// The argument that names the file by which a problem's file comes in.
    public static let extendedBy = "extended_by"
    /// The argument that counts the other files by which it does.
    public static let others = "extended_by_others"

    /// What a problem says is the case, by its code and arguments.
    public static func fact(_ code: String, _ arguments: [String: Argument]) -> Phrase {
        let fact = Phrase(code, arguments)
        guard let file = arguments[extendedBy] else { return fact }
        return Phrase(
            "problem.extended",
            ["fact": .phrase(fact), "file": file, "others": arguments[others] ?? .optional(nil)])
    }

    /// What can be done about a problem, by its code and arguments.
    public static func wayOut(_ code: String, _ arguments: [String: Argument]) -> Phrase {
        Phrase("\(code).fix", arguments)
    }
}
