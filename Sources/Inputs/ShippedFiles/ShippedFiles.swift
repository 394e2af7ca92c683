import CShippedFiles

/// The files of `config` and `scenarios`, as they were when the program was compiled.
public enum ShippedFiles {
    /// Texts by path in the repository: `config/measures.yaml`.
    public static let all: [String: String] = {
        var texts: [String: String] = [:]
        var file = first_shipped_file()
        while let this = file, let path = this.pointee.path, let text = this.pointee.text {
            texts[String(cString: path)] = String(cString: text)
            file = this.successor()
        }
        return texts
    }()

    /// The texts of a folder and of the folders in it, by what follows the folder in their paths.
    ///
    /// - Parameter folder: `config/regions`.
    public static func texts(in folder: String) -> [String: String] {
        let start = "\(folder)/"
        let inside = all.filter { $0.key.hasPrefix(start) }
        return Dictionary(
            uniqueKeysWithValues: inside.map { (String($0.key.dropFirst(start.count)), $0.value) })
    }
}
