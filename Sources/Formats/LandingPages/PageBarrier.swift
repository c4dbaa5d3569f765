/// What stands between a program and a page that people can read.
package enum PageBarrier: Hashable, Sendable {
    /// A proof is asked for that a person is there.
    case challenge
    case signIn

    /// Nil where a page of HTML shows no such thing. To be asked of pages that show no work: many that do have a log-in
    /// in a corner.
    package init?(of bytes: [UInt8]) {
        guard LandingPage.recognises(bytes) else { return nil }
        let page = CharacterCoding.text(Array(bytes.prefix(200_000))).lowercased()
        let title = page.firstMatch(of: /<title[^>]*>([^<]*)/).map { String($0.1) } ?? ""
        if Self.challengeTitles.contains(where: { title.contains($0) })
            || Self.challengeMarks.contains(where: { page.contains($0) })
        {
            self = .challenge
        } else if page.contains(/type\s*=\s*["']?password/)
            || Self.signInTitles.contains(where: { title.contains($0) })
        {
            self = .signIn
        } else {
            return nil
        }
    }

    private static let challengeTitles = [
        "just a moment", "attention required", "security check", "access denied", "request rejected",
        "pardon our interruption", "are you a robot", "human verification", "verify you are human",
        "checking your browser", "validate user", "captcha", "radware",
    ]
    /// In the scripts of Cloudflare, DataDome, Imperva and PerimeterX.
    private static let challengeMarks = [
        "_cf_chl_opt", "challenge-platform", "cf-turnstile", "captcha-delivery.com", "_incapsula_resource",
        "px-captcha",
        "g-recaptcha",
    ]
    private static let signInTitles = [
        "sign in", "log in", "login", "openathens", "shibboleth", "institutional access",
    ]
}
