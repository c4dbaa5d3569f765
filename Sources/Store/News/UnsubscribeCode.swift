package import Colloquium

/// What the unsubscribe link of a mail carries: whose mail it is, which one, and a signature, so that it works without
/// a session and cannot be made up.
package struct UnsubscribeCode: Sendable {
    package let member: Number<Member>
    package let mailing: Mailing

    package init(member: Number<Member>, mailing: Mailing) {
        self.member = member
        self.mailing = mailing
    }

    /// Reads a code; nil when it is not one of this site's.
    package init?(_ text: String, in site: Site) {
        let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, let number = Int64(parts[0]), let mailing = Mailing(rawValue: parts[1]) else {
            return nil
        }
        self.init(member: Number(rawValue: number), mailing: mailing)
        guard site.isSignature(parts[2], of: signedText) else { return nil }
    }

    package func text(in site: Site) -> String { "\(member).\(mailing.rawValue).\(site.signature(of: signedText))" }

    private var signedText: String { "unsubscribe:\(member):\(mailing.rawValue)" }
}
