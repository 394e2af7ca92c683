import Messages

/// Does several checks, and tells what all of them complain about at once.
///
/// - Throws: `Complaint` with the lines of all, and the code of the first; another error as it comes.
func together<each Value>(_ work: repeat () throws -> each Value) throws -> (repeat each Value) {
    var complaint: Complaint?
    func result<One>(of work: () throws -> One) throws -> One? {
        do {
            return try work()
        } catch let next as Complaint {
            complaint?.lines += next.lines
            complaint = complaint ?? next
            return nil
        }
    }
    let results = (repeat try result(of: each work))
    func value<One>(_ result: One?) throws -> One {
        guard let result else { throw complaint ?? Complaint(texts: [], .internalError) }
        return result
    }
    if let complaint { throw complaint }
    return (repeat try value(each results))
}
