import Messages

extension ValidateRequest: AnsweredRequest {
    static let lane = Lane.files

    func answer(by handler: RequestHandler, for client: String) throws -> ValidateReply {
        try handler.validate(run)
    }
}

extension RequestHandler {
    func validate(_ request: RunRequest) throws -> ValidateReply {
        do {
            let order = try Order(request, knowledge: knowledge)
            return ValidateReply(diagnostics: order.warnings, scenarios: order.titles)
        } catch {
            guard error.code == .scenarioInvalid else { throw error }
            return ValidateReply(
                diagnostics: error.detail.diagnostics ?? [], more: error.detail.more, scenarios: [])
        }
    }
}
