import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// What a browser does: keeps cookies, and sends the form token of the last page it saw.
final class Browser: Sendable {
    struct Page: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: ByteBuffer

        var text: String { String(buffer: body) }
        var location: String { headers[.location] ?? "" }

        /// The value of the first hidden field of a name.
        func hidden(_ name: String) -> String {
            let pattern = try? Regex("name=\"\(name)\" value=\"([^\"]*)\"")
            guard let pattern, let match = text.firstMatch(of: pattern), let value = match.output[1].substring else {
                return ""
            }
            return String(value)
        }
    }

    private struct State {
        var cookies: [String: String] = [:]
        var token = ""
    }

    private let client: any TestClientProtocol
    private let state = Mutex(State())

    init(client: any TestClientProtocol) { self.client = client }

    /// Another browser on the same site.
    func fresh() -> Browser { Browser(client: client) }

    var cookies: [String: String] { state.withLock { $0.cookies } }

    func forget(cookie: String) { state.withLock { _ = $0.cookies.removeValue(forKey: cookie) } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
        let page = try await send(path, .get, headers, nil)
        let token = page.hidden("csrf")
        if !token.isEmpty { state.withLock { $0.token = token } }
        return page
    }

    /// Sends a form with the token of the last page seen; `visiting` is opened first to get one.
    func post(
        _ path: String, _ fields: [(String, String)] = [], visiting: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Page {
        if let visiting { _ = try await get(visiting) }
        let token = state.withLock { $0.token }
        return try await postRaw(path, Browser.encoded(fields + [("csrf", token)]), headers: headers)
    }

    func postRaw(
        _ path: String, _ body: String, type: String = "application/x-www-form-urlencoded", headers: HTTPFields = [:]
    ) async throws -> Page {
        var headers = headers
        headers[.contentType] = type
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    func postMultipart(_ path: String, _ fields: [(String, String)], file: (name: String, bytes: Data)) async throws
        -> Page
    {
        let token = state.withLock { $0.token }
        var body = ByteBuffer()
        for (name, value) in fields + [("csrf", token)] {
            body.writeString("--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString(
            "--XX\r\nContent-Disposition: form-data; name=\"\(file.name)\"; filename=\"a.xml\"\r\nContent-Type: text/xml\r\n\r\n"
        )
        body.writeBytes(file.bytes)
        body.writeString("\r\n--XX--\r\n")
        return try await send(path, .post, [.contentType: "multipart/form-data; boundary=XX"], body)
    }

    /// What a program sends, with its token; and, as it would never, the cookies of this browser.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, token: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Page {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if json != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await send(path, method, headers, json.map { ByteBuffer(string: $0) })
    }

    func signIn(_ name: String) async throws {
        let page = try await post(
            "/sign-in", [("email", "\(name)@test.example"), ("password", TestSite.password), ("by", "password")],
            visiting: "/sign-in")
        #expect(page.status == 303, "\(name) could not sign in: \(page.text)")
        _ = try await get("/settings/account")
    }

    func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?)
        async throws -> Page
    {
        var headers = headers
        let cookies = state.withLock { $0.cookies }
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            for cookie in response.headers[values: .setCookie] {
                let parts = cookie.split(separator: ";")[0].split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                self.state.withLock { state in
                    state.cookies[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1])
                }
            }
            return Page(
                status: response.status.code, headers: response.headers, body: response.body)
        }
    }

    static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { name, value in
            [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
                .joined(separator: "=")
        }.joined(separator: "&")
    }
}
