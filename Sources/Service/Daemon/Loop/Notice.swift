import Keys
import Messages

/// What other threads tell the loop that owns the sockets.
enum Notice: Sendable {
    /// An answer that took longer than the loop could wait, written down, and the code where it is a refusal.
    case reply(to: Peer, id: String, header: [UInt8], Refusal.Code?)
    /// A request that waited has not been answered, since its connection is gone.
    case unwanted(Peer, id: String)
    /// A long request has been read; its id as it was seen before.
    case read(Result<RequestMessage, RequestRefused>, id: String?, bytes: Int, Peer)
    /// The id of the run that a stream is for, or why there is none.
    case found(run: Result<String, Refusal>, OpenRequest, id: String, Peer)
    /// So many members of a run are done.
    case progress(run: String, done: Int, total: Int)
    /// A run's log has so many chunks now.
    case grown(run: String, count: Int)
    /// A run has another log than before: its readers have to begin again.
    case renewed(run: String)
    /// A run has ended.
    case ended(run: String)
    /// Only these are accepted at the listener for keys from now on.
    case clients(AuthorizedClients)
    /// No new submissions from now on.
    case drain
    /// Tell the readers, close the sockets, and leave.
    case stop
}
