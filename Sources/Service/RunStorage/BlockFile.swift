import Foundation
import Synchronization

/// Pieces of an unfinished run's work, so that a daemon that was killed goes on from there.
///
/// One file that is only added to: each piece is its number, its length and its bytes. It is not forced to the disk,
/// since losing it costs time and no result: after a power cut, pieces that did not survive are computed again.
/// Whoever reads a piece must be able to tell that it is whole.
public final class BlockFile: Sendable {
    private struct Extent {
        var start: UInt64
        var count: Int
    }

    private struct Contents {
        var extents: [Int: Extent] = [:]
        var end: UInt64 = 0
        var isFull = false
    }

    private let path: String
    private let mostBytes: UInt64
    private let handle: FileHandle
    private let contents: Mutex<Contents>

    private static let headBytes = 16

    /// Opens the file, or makes it, and finds the pieces that are there; a torn end is cut off.
    ///
    /// - Parameter mostBytes: from which size on nothing more is kept.
    /// - Throws: `StoreError.unavailable`.
    public init(path: String, mostBytes: Int) throws(StoreError) {
        // Without waiting for the other end of a pipe, and through no link: somebody may have put one here.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { throw .unavailable("\(path) cannot be opened") }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        self.path = path
        self.mostBytes = UInt64(max(0, mostBytes))
        contents = Mutex(Contents())
        do {
            let found = try Self.scan(handle)
            try handle.truncate(atOffset: found.end)
            contents.withLock { $0 = found }
        } catch {
            throw .unavailable("\(path) cannot be read (\(error))")
        }
    }

    /// Numbers of the pieces that are there.
    var numbers: Set<Int> { contents.withLock { Set($0.extents.keys) } }

    /// Adds a piece. One that the disk does not take now is left out, and the next is tried; once the file is as large
    /// as it may be, nothing more is added.
    ///
    /// - Returns: whether it was kept.
    @discardableResult
    public func append(_ number: Int, _ bytes: [UInt8]) -> Bool {
        contents.withLock { contents in
            let size = UInt64(Self.headBytes + bytes.count)
            guard !contents.isFull, contents.end + size <= mostBytes else {
                contents.isFull = true
                return false
            }
            var head = Data(capacity: Self.headBytes)
            for word in [UInt64(number), UInt64(bytes.count)] {
                withUnsafeBytes(of: word.littleEndian) { head.append(contentsOf: $0) }
            }
            do {
                try handle.seek(toOffset: contents.end)
                try handle.write(contentsOf: head)
                try handle.write(contentsOf: bytes)
            } catch {
                // Half a piece would end the next daemon's reading there.
                try? handle.truncate(atOffset: contents.end)
                return false
            }
            contents.extents[number] = Extent(
                start: contents.end + UInt64(Self.headBytes), count: bytes.count)
            contents.end += size
            return true
        }
    }

    /// The bytes of a piece; nil if it is not there or cannot be read.
    public func bytes(of number: Int) -> [UInt8]? {
        contents.withLock { contents in
            guard let extent = contents.extents[number] else { return nil }
            guard extent.count > 0 else { return [] }
            do {
                try handle.seek(toOffset: extent.start)
                guard let data = try handle.read(upToCount: extent.count), data.count == extent.count else {
                    return nil
                }
                return [UInt8](data)
            } catch {
                return nil
            }
        }
    }

    /// Takes the file away: its run has ended, its pieces belong to another model, or its room is needed.
    ///
    /// The room is free at once, although the file is still open here; nothing more is kept.
    public func remove() {
        contents.withLock { contents in
            contents = Contents(isFull: true)
            try? handle.truncate(atOffset: 0)
        }
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func scan(_ handle: FileHandle) throws -> Contents {
        var contents = Contents()
        let size = try handle.seekToEnd()
        while contents.end + UInt64(headBytes) <= size {
            try handle.seek(toOffset: contents.end)
            guard let head = try handle.read(upToCount: headBytes), head.count == headBytes else { break }
            let words = head.withUnsafeBytes { bytes in
                [0, 8].map { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)) }
            }
            let start = contents.end + UInt64(headBytes)
            guard let number = Int(exactly: words[0]), let count = Int(exactly: words[1]),
                UInt64(count) <= size - start
            else { break }
            contents.extents[number] = Extent(start: start, count: count)
            contents.end = start + UInt64(count)
        }
        return contents
    }
}

/// The folder of block files, one for each unfinished run.
public struct BlockFolder: Sendable {
    private let path: String
    private let mostBytes: Int

    /// - Parameter mostBytes: the largest size of a run's file.
    public init(path: String, mostBytes: Int) {
        self.path = path
        self.mostBytes = mostBytes
    }

    /// The file of a run.
    ///
    /// - Throws: `StoreError.unavailable`.
    public func file(of run: String) throws(StoreError) -> BlockFile {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unavailable("\(path) cannot be made")
        }
        return try BlockFile(path: "\(path)/\(run).blocks", mostBytes: mostBytes)
    }

    /// Takes a file away, if it is there, without looking into it.
    public func remove(_ run: String) {
        try? FileManager.default.removeItem(atPath: "\(path)/\(run).blocks")
    }

    /// Takes away the files of all runs but these.
    public func keepOnly(_ runs: Set<String>) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            let run = name.split(separator: ".").first.map(String.init) ?? ""
            if !runs.contains(run) { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
        }
    }
}
