import Endpoints
import Keys
import Messages
import Words

extension KeyFault {
    /// Place, fact and way out, in the language of whoever reads.
    var phrase: Phrase {
        func said(_ key: String, _ path: String, _ more: [String: Phrase.Argument] = [:]) -> Phrase {
            Phrase(key, more.merging(["file": .text(path)]) { $1 })
        }
        return switch self {
        case .missing(let path): said("keys.missing", path)
        case .unreadable(let path): said("keys.unreadable", path)
        case .notPlain(let path): said("keys.not_plain", path)
        case .notOwned(let path): said("keys.not_owned", path)
        case .open(let path, let mode, let isSecret, let isFolder):
            said(
                "keys.open", path,
                [
                    "secret": .text(isSecret ? "!" : ""), "mode": .text(String(mode, radix: 8)),
                    "right": .text(isFolder ? "700" : isSecret ? "600" : "644"),
                ])
        case .fieldMissing(let path, let field): said("keys.field", path, ["field": .text(field)])
        case .noKey(let path, let field): said("keys.no_key", path, ["field": .text(field)])
        case .notPaired(let path): said("keys.not_paired", path)
        case .namedOddly(let path, let name): said("keys.named_oddly", path, ["name": .text(name)])
        case .reserved(let path, let name): said("keys.reserved", path, ["name": .text(name)])
        case .twice(let path, let first): said("keys.twice", path, ["first": .text(first)])
        case .exists(let path): said("keys.exists", path)
        case .unwritable(let path): said("keys.unwritable", path)
        case .noPair(let fact): Phrase("keys.no_pair", ["fact": .text(fact)])
        }
    }
}

extension RuntimeFolderError {
    /// Place, fact and way out, in the language of whoever reads.
    var phrase: Phrase {
        switch self {
        case .tooLong(let path):
            Phrase(
                "folder.long", ["folder": .text(path), "most": .count(RuntimeFolder.longestPath)])
        case .cannotMake(let path): Phrase("folder.cannot_make", ["folder": .text(path)])
        case .notOwned(let path): Phrase("folder.not_owned", ["folder": .text(path)])
        case .open(let path, let mode):
            Phrase("folder.open", ["folder": .text(path), "mode": .text(String(mode, radix: 8))])
        case .noGroup(let group): Phrase("folder.no_group", ["group": .text(group)])
        case .groupRefused(let path, let group):
            Phrase("folder.group", ["folder": .text(path), "group": .text(group)])
        }
    }
}
