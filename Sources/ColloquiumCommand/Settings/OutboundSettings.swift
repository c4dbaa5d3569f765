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
        allowed = try Self.servers(value(.outboundAllowed))
        var resolution = ResolutionSettings()
        resolution.mailto = try Self.contact(value(.contact), mailFrom: mailFrom)
        resolution.apiKey = value(.ncbiAPIKey)
        resolution.pubMed = try Self.base(.pubMedURL, value)
        resolution.crossref = try Self.base(.crossrefURL, value)
        resolution.dataCite = try Self.base(.dataCiteURL, value)
        resolution.arXiv = try Self.base(.arXivURL, value)
        resolution.europePMC = try Self.base(.europePMCURL, value)
        resolution.doiResolver = try Self.base(.doiURL, value)
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
            guard let colon = server.lastIndex(of: ":"), colon > server.startIndex,
                let port = Int(server[server.index(after: colon)...]), (1...65_535).contains(port),
                !server.contains("/")
            else {
                throw Settings.Wrong(
                    name: Setting.outboundAllowed.name,
                    reason: "“\(server)” is not a host and a port, like 10.0.0.5:8080")
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

    private static func base(_ setting: Setting, _ value: (Setting) -> String) throws -> String {
        guard WebAddress(value(setting)) != nil else {
            throw Settings.Wrong(
                name: setting.name, reason: "“\(value(setting))” is not a web address that starts with https://")
        }
        return value(setting).hasSuffix("/") ? String(value(setting).dropLast()) : value(setting)
    }
}
