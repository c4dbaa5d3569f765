import Colloquium
import Configuration
import Foundation
import Logging
import Outbound
import SystemPackage
import Work

/// The site's settings, read and checked before anything starts.
struct Settings: Sendable {
    /// A setting that cannot be used, with what to do about it.
    struct Wrong: Error, CustomStringConvertible {
        let name: String
        let reason: String
        var description: String { "The setting \(name) is wrong: \(reason)." }
    }

    let host: String
    let port: Int
    private let statedOrigin: String
    let data: URL
    let resources: URL
    let mailFrom: EmailAddress
    /// Nil where nothing comes back to the site.
    let mailReturn: EmailAddress?
    /// Nil when mails become files.
    let smtp: SMTPSettings?
    let smtpURL: String
    let mailPace: MailPace
    let outbound: OutboundSettings
    let signInTries: Int
    let trustsProxy: Bool
    let logLevel: Logger.Level

    /// Reads the environment, and below it the file `colloquium.env` of the working directory.
    /// - Throws: `Wrong` for the first setting that cannot be used.
    static func read(_ options: DataOptions) async throws -> Settings {
        let environment = ProcessInfo.processInfo.environment
        let known = Set(Setting.all.map(\.name))
        if let stranger = environment.keys.filter({ $0.hasPrefix("COLLOQUIUM_") && !known.contains($0) }).min() {
            throw Wrong(name: stranger, reason: "there is no such setting; see `colloquium check --settings`")
        }
        let file = try await EnvironmentVariablesProvider(environmentFilePath: "colloquium.env", allowMissing: true)
        let lines = (try? String(contentsOfFile: "colloquium.env", encoding: .utf8)) ?? ""
        let named = lines.split(whereSeparator: \.isNewline).compactMap { $0.split(separator: "=").first }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        if let stranger = named.first(where: { $0.hasPrefix("COLLOQUIUM_") && !known.contains($0) }) {
            throw Wrong(name: stranger, reason: "there is no such setting; it stands in colloquium.env")
        }
        let reader = ConfigReader(providers: [EnvironmentVariablesProvider(), file])
        return try Settings(options) { setting in
            let key = setting.name.lowercased().replacing("_", with: ".")
            return reader.string(forKey: ConfigKey(key), default: "").trimmingCharacters(in: .whitespaces)
        }
    }

    /// Checks values given by a look-up; what is typed on the command line comes first.
    init(_ options: DataOptions, _ lookUp: (Setting) -> String) throws {
        func value(_ setting: Setting) -> String {
            let found = lookUp(setting)
            return found.isEmpty ? setting.fallback : found
        }
        func number(_ setting: Setting, _ range: ClosedRange<Int>) throws -> Int {
            guard let number = Int(value(setting)), range.contains(number) else {
                throw Wrong(
                    name: setting.name,
                    reason: "“\(value(setting))” is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
        host = options.host ?? value(.host)
        port = try options.port ?? number(.port, 0...65_535)
        data = URL(filePath: options.data ?? value(.data), directoryHint: .isDirectory)
        resources = URL(filePath: value(.resources), directoryHint: .isDirectory)
        try Settings.refuseUnlessComplete(resources)
        signInTries = try number(.signInTries, 1...1_000_000)
        statedOrigin = try Settings.origin(lookUp(.origin))
        guard let from = EmailAddress(value(.mailFrom)) else {
            throw Wrong(name: Setting.mailFrom.name, reason: "“\(value(.mailFrom))” is not an e-mail address")
        }
        mailFrom = from
        mailReturn = try Settings.mailReturn(value(.mailReturn))
        guard let trusts = Bool(value(.trustsProxy)) else {
            throw Wrong(name: Setting.trustsProxy.name, reason: "“\(value(.trustsProxy))” is neither true nor false")
        }
        trustsProxy = trusts
        guard let level = Logger.Level(rawValue: value(.logLevel)) else {
            throw Wrong(name: Setting.logLevel.name, reason: "“\(value(.logLevel))” is not a level of logging")
        }
        logLevel = level
        smtpURL = value(.smtpURL)
        smtp = try Settings.smtp(value)
        mailPace = MailPace(
            connections: try number(.smtpConnections, 1...50), perDomain: try number(.smtpPerDomain, 1...50))
        outbound = try OutboundSettings(mailFrom: from, value)
    }

    /// What is put behind it takes up to 45 characters of the 64 that a local part may have (RFC 5321 §4.5.3.1.1).
    private static func mailReturn(_ text: String) throws -> EmailAddress? {
        if text.isEmpty { return nil }
        guard let address = EmailAddress(text), let local = text.split(separator: "@").first, local.utf8.count <= 18,
            !local.contains("+")
        else {
            throw Wrong(
                name: Setting.mailReturn.name,
                reason: "“\(text)” is not an e-mail address with at most 18 characters, and no plus sign, before the @")
        }
        return address
    }

    private static func refuseUnlessComplete(_ resources: URL) throws {
        for part in ["Templates", "Public", "Journals"] {
            let path = resources.appending(path: part).path
            if !FileManager.default.fileExists(atPath: path) {
                throw Wrong(name: Setting.resources.name, reason: "there is no \(path)")
            }
        }
    }

    /// What readers type; `port` is the one really listened on.
    func origin(port: Int) -> String {
        statedOrigin.isEmpty ? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" : statedOrigin
    }

    private static func origin(_ text: String) throws -> String {
        if text.isEmpty { return "" }
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host(), !host.isEmpty, url.path.isEmpty, url.query == nil, url.fragment == nil,
            url.user == nil
        else {
            throw Wrong(
                name: Setting.origin.name, reason: "“\(text)” is not a scheme and a host, like https://club.example.org"
            )
        }
        return text
    }

    private static func smtp(_ value: (Setting) -> String) throws -> SMTPSettings? {
        if value(.smtpURL).isEmpty { return nil }
        do {
            return try SMTPSettings(
                url: value(.smtpURL), username: value(.smtpUsername), password: value(.smtpPassword),
                startTLS: value(.smtpStartTLS), caFile: value(.smtpCAFile),
                timeout: value(.smtpTimeout))
        } catch {
            let setting: Setting =
                switch error.setting {
                case .url: .smtpURL
                case .username: .smtpUsername
                case .password: .smtpPassword
                case .startTLS: .smtpStartTLS
                case .caFile: .smtpCAFile
                case .timeout: .smtpTimeout
                }
            throw Wrong(name: setting.name, reason: error.reason)
        }
    }
}
