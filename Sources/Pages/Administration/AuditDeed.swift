import Colloquium

/// An act in words that stand between who did it and what it was done to.
struct AuditDeed: Sendable {
    let words: String
    /// The other article, where the act was one of two: its address and its number.
    let other: [LabelledLink]
    /// What follows the other article.
    let rest: String
    /// What is left of the detail: mostly why.
    let reason: String

    init(act: String, detail: String) {
        if let phrase = Self.ofTwo[act], let colon = detail.firstIndex(of: ":") {
            let number = String(detail[..<colon])
            let around = phrase.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            words = String(around[0])
            other = [LabelledLink("article \(number)", "\(SitePath.articles)/\(number)")]
            rest = around.count > 1 ? String(around[1]) : ""
            reason = String(detail[colon...].dropFirst()).tidied
            return
        }
        other = []
        rest = ""
        if let phrase = Self.phrases[act] {
            words = phrase
            reason = detail
        } else if let (start, phrase) = Self.openEnded.first(where: { act.hasPrefix($0.start) }) {
            words = phrase.replacing("#", with: act.dropFirst(start.count))
            reason = detail
        } else {
            words = "did “\(act)” to"
            reason = detail
        }
    }

    /// Where the detail begins with the number of another article.
    private static let ofTwo = [
        "articles merged": "merged # into",
        "article split": "split # off from",
        "articles kept apart": "said that # is another work than",
    ]

    private static let phrases = [
        "address confirmed": "confirmed the e-mail address of",
        "answer withdrawn": "withdrew",
        "appraisal withdrawn": "withdrew",
        "article corrected": "corrected",
        "author came": "came as an author of the article to",
        "author invitation taken back": "took back the invitation of an author to",
        "author invited": "invited an author of the article to",
        "better evidence removed": "removed what a member called better evidence from",
        "club changed": "changed the description of",
        "club founded": "founded",
        "contribution withdrawn": "withdrew",
        "correction taken back": "took a correction back in",
        "doubt removed": "removed a member’s doubt about a reference from",
        "question withdrawn": "withdrew",
        "discussion archive": "archived",
        "discussion called off": "called off",
        "discussion close": "closed",
        "discussion closing": "began to close",
        "discussion corrected": "corrected what was posted with",
        "discussion dates changed": "changed the dates of",
        "discussion open": "opened",
        "discussion posted": "posted",
        "discussion pre-reading": "began the pre-reading of",
        "discussion reopen": "reopened",
        "earlier posting hidden": "hid what was posted first with",
        "e-mail changed": "changed the e-mail address of",
        "feed keys renewed": "renewed the private feeds of",
        "field pinned": "chose which source is shown in",
        "field unpinned": "let the most trusted source be shown again in",
        "mail dropped": "dropped",
        "mail sent again": "sent again",
        "mails tried now": "tried at once what waited for",
        "password changed": "changed the password of",
        "password reset": "set a new password for",
        "pre-reading note saved": "wrote the pre-reading note of",
        "prompt added": "added a prompt to",
        "prompt changed": "changed a prompt of",
        "prompt removed": "removed a prompt from",
        "proposal made": "made",
        "reminders ended": "ended the reminders of",
        "reminders wanted": "asked for the reminders of",
        "rota agreed": "said to facilitate a week of",
        "rota asked": "asked to facilitate",
        "rota declined": "declined to facilitate a week of",
        "rota removed": "took off the rota",
        "rota stood down": "took back to facilitate a week of",
        "site settings": "changed the settings of",
        "source unfollowed": "stopped following a source for",
        "sources followed": "followed sources for",
        "quotation taken out": "took what was withdrawn out of the synthesis of",
        "synthesis saved": "wrote the synthesis of",
        "test mail sent": "sent to see whether it arrives",
        "synthesis taken back": "took back the synthesis of",
    ]

    /// Acts that end in a value.
    private static let openEnded: [(start: String, phrase: String)] = [
        ("club role ", "gave the role of # to"),
        ("joined as guest", "came as a guest:"),
        ("joined as ", "opened an account (#) for"),
        ("proposal ", "settled (#)"),
        ("role ", "gave the role of # to"),
        ("source ", "stopped polling (#)"),
        ("standing ", "made the account # of"),
        ("unsubscribed ", "ended the # mail of"),
    ]
}
