import Colloquium
import Pages
import Store
import Synchronization

/// One request's visitor: who they are, and the secret their forms are bound to.
final class Visit: Sendable {
    let signedIn: SignedIn?
    let sessionToken: Token?
    /// What form tokens of this browser are made from: the session's token, else that of the form cookie.
    let formSecret: String
    private let formsShown = Mutex(false)
    private let signature: @Sendable (String) -> String
    private let isSignature: @Sendable (String, String) -> Bool

    init(
        signedIn: SignedIn?, sessionToken: Token?, formSecret: String,
        signature: @escaping @Sendable (String) -> String,
        isSignature: @escaping @Sendable (String, String) -> Bool
    ) {
        self.isSignature = isSignature
        self.signedIn = signedIn
        self.sessionToken = sessionToken
        self.formSecret = formSecret
        self.signature = signature
    }

    /// Proves that a form came from a page of ours shown in this browser.
    var formToken: String {
        formsShown.withLock { $0 = true }
        return signature(Visit.formText(formSecret))
    }

    /// What is signed to make the form token of a secret.
    static func formText(_ secret: String) -> String { "form:\(secret)" }

    func isFormToken(_ text: String) -> Bool { isSignature(text, Visit.formText(formSecret)) }

    /// Whether a page with a form was made, which needs the form cookie to be set.
    var hasShownForms: Bool { formsShown.withLock { $0 } }

    var viewer: Viewer { signedIn?.viewer ?? .visitor }
    var member: Member? { signedIn?.member }
    var time: ReaderTime { ReaderTime(zone: signedIn?.member.timeZone ?? "UTC") }
}
