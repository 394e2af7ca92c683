import Foundation
public import ZeroMQ

/// Keys in text files of lines `field: value`; a line that begins with `# ` is for people.
///
/// `NAME.secret` holds both keys and is its owner's alone; `NAME.pub` holds the public one, for the other side.
public enum KeyFile {
    private static let publicField = "public-key"
    private static let secretField = "secret-key"

    /// Makes a pair and writes its two files, never over others.
    ///
    /// - Parameters:
    ///   - name: of the holder, and of the files.
    ///   - holder: the holder in words, for the comment.
    /// - Returns: the paths.
    public static func create(_ name: String, in folder: String, holder: String) throws(KeyFault) -> (
        secret: String, public: String
    ) {
        let (secret, open) = ("\(folder)/\(name).secret", "\(folder)/\(name).pub")
        let pair: CurvePair
        do { pair = try CurvePair.new() } catch { throw .noPair("\(error)") }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(folder)
        }
        for path in [secret, open] where FileManager.default.fileExists(atPath: path) { throw .exists(path) }
        let publicLine = "\(publicField): \(pair.publicKey.text)\n"
        try write(
            "# Public key of \(holder). It may be given to anybody.\n\(publicLine)", to: open, mode: 0o644)
        try write(
            """
            # Secret key of \(holder). Who can read this file can speak as \(holder).
            \(publicLine)\(secretField): \(pair.secretKey.text)

            """, to: secret, mode: 0o600)
        return (secret, open)
    }

    /// Both keys of a secret file, which is the user's own and nobody else can read.
    public static func pair(at path: String) throws(KeyFault) -> CurvePair {
        let text = try Guarded.text(of: path, isSecret: true)
        let pair: CurvePair
        do {
            pair = try CurvePair(secretKey: try key(secretField, in: text, at: path))
        } catch let fault as KeyFault {
            throw fault
        } catch {
            throw .noKey(path, field: secretField)
        }
        guard try key(publicField, in: text, at: path) == pair.publicKey else { throw .notPaired(path) }
        return pair
    }

    /// The key of a public file, which nobody but its owner can change.
    public static func publicKey(at path: String) throws(KeyFault) -> CurveKey {
        try key(publicField, in: try Guarded.text(of: path, isSecret: false), at: path)
    }

    private static func key(_ field: String, in text: String, at path: String) throws(KeyFault) -> CurveKey {
        // Keys have every sign but spaces in them, '#' and ':' too.
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("\(field):") }
        guard lines.count == 1 else { throw .fieldMissing(path, field: field) }
        let value = lines[0].dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces)
        guard let key = CurveKey(value) else { throw .noKey(path, field: field) }
        return key
    }

    private static func write(_ text: String, to path: String, mode: mode_t) throws(KeyFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw errno == EEXIST ? .exists(path) : .unwritable(path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do { try file.write(contentsOf: Data(text.utf8)) } catch { throw .unwritable(path) }
    }
}
