import Colloquium
import Hummingbird
import Store

/// Finds out who is there. Cookies: `session` holds the session's token, `form` a random value that binds forms to the
/// browser of somebody who is not signed in.
struct SessionMiddleware: RouterMiddleware {
    static let sessionCookie = "colloquium-session"
    static let formCookie = "colloquium-form"
    let site: WebSite

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let token = request.cookies[Self.sessionCookie].flatMap { Token($0.value) }
        let signedIn = try await token.asyncFlatMap { try await site.store.signedIn($0, at: site.now) }
        let known = request.cookies[Self.formCookie].flatMap { Token($0.value) }
        let secret = (signedIn == nil ? known : token) ?? Token()
        let keys = try await site.store.site()
        context.visit = Visit(
            signedIn: signedIn, sessionToken: signedIn == nil ? nil : token, formSecret: secret.text,
            signature: { keys.signature(of: $0) }, isSignature: { keys.isSignature($0, of: $1) })
        var response = try await next(request, context)
        if signedIn == nil, known == nil, context.visit.hasShownForms {
            response.setCookie(site.cookie(Self.formCookie, secret.text, lasting: nil))
        }
        return response
    }
}

extension WebSite {
    /// `lasting` nil makes a cookie that goes with the browser.
    func cookie(_ name: String, _ value: String, lasting: Span?) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: lasting.map { Int($0.milliseconds / 1000) }, path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    /// Signs a member in on this browser with a fresh token; whatever session was there before is over.
    func signIn(
        _ member: Number<Member>, with token: Token = Token(), trusting: Bool, request: Request, visit: Visit,
        then response: Response
    ) async throws -> Response {
        try await store.startSession(
            token, for: member, device: Device.name(request.headers[.userAgent] ?? ""), trusted: trusting, at: now)
        if let before = visit.signedIn {
            try await store.endSession(before.session, of: before.member.number)
        }
        var response = response
        response.setCookie(
            cookie(SessionMiddleware.sessionCookie, token.text, lasting: trusting ? SessionTerm.trusted : nil))
        return response
    }
}

extension Optional {
    fileprivate func asyncFlatMap<Result>(_ body: (Wrapped) async throws -> Result?) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}

/// What a person would call the device behind a User-Agent.
enum Device {
    static func name(_ userAgent: String) -> String {
        let browsers = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ]
        let browser = browsers.first { userAgent.contains($0.0) }?.1
        let system = systems.first { userAgent.contains($0.0) }?.1
        switch (browser, system) {
        case (let browser?, let system?): return "\(browser) on \(system)"
        case (let browser?, nil): return browser
        case (nil, let system?): return system
        case (nil, nil): return "An unknown browser"
        }
    }
}
