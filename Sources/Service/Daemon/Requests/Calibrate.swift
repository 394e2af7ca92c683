import Foundation
import Keys
import Messages
import Results
import RunStorage
import Scores
import Words

extension CalibrateRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> CalibrationDocument {
        try handler.calibrate(self, for: client)
    }
}

extension RequestHandler {
    /// Goes on with a search for values that fit, for less than a second.
    ///
    /// What a client with a key tries stands in a folder of its own: it takes nobody else's room.
    func calibrate(_ request: CalibrateRequest, for client: String) throws -> CalibrationDocument {
        var folder = URL(filePath: store.path).deletingLastPathComponent().appending(path: "calibrations")
        if client != ClientName.local { folder.append(path: client) }
        return try calibrations.goOn(seed: Self.seed(request.seed), folder: folder, knowledge: knowledge)
    }

    /// A seed of backcasts and searches.
    ///
    /// - Throws: `request.invalid` below 0.
    static func seed(_ seed: Int?) throws(Refusal) -> Int {
        let seed = seed ?? 1
        guard seed >= 0 else { throw .field("seed", .isValue(.count(seed)), .give(atLeast: 0)) }
        return seed
    }
}
