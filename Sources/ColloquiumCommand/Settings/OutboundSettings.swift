import Colloquium
import Foundation
import Outbound
import Work

/// What the site may ask of the network, and where the services are that know articles.
struct OutboundSettings: Sendable {
    let isOn: Bool
    /// "host:port" in lower case.
    let allowed: Set<String>
    let resolution: ResolutionSettings

    /// - Throws: `Settings.Wrong` for the first setting that cannot be used.
    init(mailFrom: EmailAddress, _ value: (Setting) -> String) throws {
        guard let isOn = ["on": true, "off": false][value(.outbound)] else {
            throw Settings.Wrong(
                name: Setting.outbound.name, reason: "“\(value(.outbound))” is neither on nor off")
        }
        self.isOn = isOn
        let allowed = try Self.servers(value(.outboundAllowed))
        self.allowed = allowed
        let policy = isOn ? FetchPolicy(userAgent: "", allowed: allowed) : nil
        func base(_ setting: Setting) throws -> String { try Self.base(setting, value(setting), policy) }
        var resolution = ResolutionSettings()
        resolution.mailto = try Self.contact(value(.contact), mailFrom: mailFrom)
        resolution.apiKey = value(.ncbiAPIKey)
        resolution.pubMed = try base(.pubMedURL)
        resolution.crossref = try base(.crossrefURL)
        resolution.dataCite = try base(.dataCiteURL)
        resolution.arXiv = try base(.arXivURL)
        resolution.europePMC = try base(.europePMCURL)
        resolution.doiResolver = try base(.doiURL)
        self.resolution = resolution
    }

    /// How the site introduces itself to every server it asks.
    func policy(origin: String) -> FetchPolicy {
        let contact = resolution.mailto.isEmpty ? "" : "; mailto:\(resolution.mailto)"
        return FetchPolicy(userAgent: "Colloquium (+\(origin)\(contact))", allowed: allowed)
    }

    private static func servers(_ text: String) throws -> Set<String> {
        let servers = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        for server in servers {
            guard FetchPolicy.isServer(server) else {
                throw Settings.Wrong(
                    name: Setting.outboundAllowed.name,
                    reason: "“\(server)” is not a host and a port, like 10.0.0.5:8080 or [fd00::5]:8080")
            }
        }
        return Set(servers)
    }

    private static func contact(_ text: String, mailFrom: EmailAddress) throws -> String {
        if text.isEmpty { return mailFrom.domain == "localhost" ? "" : mailFrom.text }
        guard let address = EmailAddress(text) else {
            throw Settings.Wrong(name: Setting.contact.name, reason: "“\(text)” is not an e-mail address")
        }
        return address.text
    }

    /// - Parameter policy: under which it is asked; nil when it never is.
    private static func base(_ setting: Setting, _ text: String, _ policy: FetchPolicy?) throws -> String {
        let wrong = { (fault: String) in Settings.Wrong(name: setting.name, reason: "“\(text)” \(fault)") }
        guard WebAddress(text) != nil else { throw wrong("is not a web address that starts with http:// or https://") }
        guard !text.contains(where: { "?#".contains($0) }) else { throw wrong("must end before the “?” or “#”") }
        guard policy?.admits(text) ?? true else {
            throw wrong("would not be asked: add its host and port to \(Setting.outboundAllowed.name)")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
