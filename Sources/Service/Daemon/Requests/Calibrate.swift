import Foundation
import Messages
import Results
import RunStorage
import Scores
import Words

extension CalibrateRequest: AnsweredRequest {
    static let lane = Lane.members

    func answer(by handler: RequestHandler, for client: String) throws -> CalibrationDocument {
        try handler.calibrate(self)
    }
}

extension RequestHandler {
    /// Goes on with a search for values that fit, for less than a second.
    func calibrate(_ request: CalibrateRequest) throws -> CalibrationDocument {
        let folder = URL(filePath: store.path).deletingLastPathComponent().appending(path: "calibrations")
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
