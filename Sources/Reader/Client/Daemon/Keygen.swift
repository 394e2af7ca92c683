import ArgumentParser
import Endpoints
import Foundation
import Keys
import Messages
import Words

/// `polder keygen`
struct Keygen: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "keygen", Phrase("command.keygen"), more: Phrase("command.keygen.more"),
            examples: ["polder keygen anna", "polder keygen anna -o keys", "polder keygen --server"])
    }

    @Argument(help: .said(Phrase("option.client"), Phrase("value.name"))) var name: String?
    @Flag(help: .said(Phrase("option.server"))) var server = false
    @Option(
        name: [.short, .customLong("output")], help: .said(Phrase("option.keys"), Phrase("value.folder")))
    var output: String?
    @OptionGroup var language: LanguageOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        do {
            try server ? makeServer(environment) : makeClient(environment)
        } catch let fault as KeyFault {
            throw Complaint(fault.phrase, .input)
        }
    }

    private func makeClient(_ environment: [String: String]) throws {
        let name = name ?? NSUserName()
        if let fault = ClientName.fault(of: name, at: "keygen") { throw fault }
        let folder = output ?? UserFolders(environment: environment).configuration + "/keys"
        let files = try KeyFile.create(name, in: folder, holder: "the polder client '\(name)'")
        try Terminal.answer(Phrase("client.keys.secret", ["file": .text(files.secret)]))
        try Terminal.answer(Phrase("client.keys.public", ["file": .text(files.public)]))
    }

    private func makeServer(_ environment: [String: String]) throws {
        guard name == nil else {
            throw Complaint(Phrase("client.keys.named", ["name": .text(name ?? "")]), .usage)
        }
        let folder = output.map { KeyFolder(path: $0) } ?? KeyFolder(environment: environment)
        let files = try KeyFile.create(KeyFolder.serverName, in: folder.path, holder: "the polder daemon")
        try? FileManager.default.createDirectory(
            atPath: folder.clients, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try Terminal.answer(Phrase("client.keys.server_secret", ["file": .text(files.secret)]))
        try Terminal.answer(Phrase("client.keys.server_public", ["file": .text(files.public)]))
        try Terminal.answer(Phrase("client.keys.clients", ["file": .text(folder.clients)]))
    }
}
