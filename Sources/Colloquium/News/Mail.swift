package import Foundation

/// One message to one person, complete: encoding the same value twice gives the same bytes, so a second try after a
/// crash carries the same message id and a receiver can recognise it.
package struct Mail: Hashable, Sendable {
    /// The `Message-ID` without its angle brackets, chosen before the first try (RFC 5322 §3.6.4).
    package var messageID: String
    package var from: Mailbox
    package var to: Mailbox
    package var subject: String
    /// The whole message as plain text: what a reader without HTML sees, never a notice to open something else.
    package var text: String
    /// The same message as an HTML document; empty for a message of text alone.
    package var html: String
    package var date: Date
    /// Further headers, written in this order.
    package var headers: [Header]

    package init(
        messageID: String, from: Mailbox, to: Mailbox, subject: String, text: String, html: String = "", date: Date,
        headers: [Header] = []
    ) {
        self.messageID = messageID
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.date = date
        self.headers = headers
    }
}

extension Mail {
    /// A header besides those every message has.
    package struct Header: Hashable, Sendable {
        package var name: Name
        /// The value with its own syntax already in place: angle brackets around ids and URLs are not added.
        package var value: String

        package init(_ name: Name, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}

extension Mail.Header {
    /// The headers a message may add. The set is closed so that none can repeat `From`, `Date` or another header that
    /// RFC 5322 §3.6 allows once.
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case replyTo = "Reply-To"
        case inReplyTo = "In-Reply-To"
        case references = "References"
        /// RFC 2919.
        case listID = "List-Id"
        /// RFC 2369.
        case listUnsubscribe = "List-Unsubscribe"
        /// RFC 8058: with the value `List-Unsubscribe=One-Click`, and a `List-Unsubscribe` that holds an https URL.
        case listUnsubscribePost = "List-Unsubscribe-Post"
        /// RFC 3834: `auto-generated` keeps absence notices from answering.
        case autoSubmitted = "Auto-Submitted"
        case precedence = "Precedence"
    }
}

/// A person or a site as mail programs show them: a name and where it is reached.
package struct Mailbox: Hashable, Sendable {
    /// The display name; empty when only the address is to be shown.
    package var name: String
    package var address: EmailAddress

    package init(name: String = "", address: EmailAddress) {
        self.name = name
        self.address = address
    }
}
