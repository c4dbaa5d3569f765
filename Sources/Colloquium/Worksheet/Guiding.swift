/// That an educator guides a trainee: with the trainee's consent they read the worksheet and comment on it.
package struct Guiding: Hashable, Sendable {
    package let number: Number<Guiding>
    /// The one at the other end, for whoever looks at it.
    package let other: Person
    package let since: Instant

    package init(number: Number<Guiding>, other: Person, since: Instant) {
        self.number = number
        self.other = other
        self.since = since
    }

    /// Somebody who guides or is guided.
    package struct Person: Hashable, Sendable {
        package let number: Number<Member>
        package let name: String
        /// Credentials and institution, as far as their profile shows them.
        package let byline: String

        package init(number: Number<Member>, name: String, byline: String) {
            self.number = number
            self.name = name
            self.byline = byline
        }
    }

    /// How many guide one trainee, and how many an educator waits for at a time.
    package static let guideLimit = 20
    /// How many one educator guides.
    package static let traineeLimit = 200
}

extension Worksheet {
    /// What the owner of a worksheet or somebody who guides them said on it.
    package struct Comment: Hashable, Sendable {
        package let number: Number<Comment>
        package let author: Guiding.Person
        /// Nil for all of it.
        package let goal: Number<Goal>?
        package let text: String
        package let writtenAt: Instant
        /// Whether the reader has not seen it.
        package let isNew: Bool

        package init(
            number: Number<Comment>, author: Guiding.Person, goal: Number<Goal>?, text: String, writtenAt: Instant,
            isNew: Bool
        ) {
            self.number = number
            self.author = author
            self.goal = goal
            self.text = text
            self.writtenAt = writtenAt
            self.isNew = isNew
        }
    }

    package static let commentLimit = 1_000

    /// The form for a comment, as typed.
    package struct CommentEntry: Hashable, Sendable {
        package var text = ""
        /// The number of a goal; empty for all of it.
        package var goal = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    package struct CommentDraft: Hashable, Sendable {
        package let text: String
        package let goal: Number<Goal>?
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: CommentEntry) throws(Refusal) {
            var inspection = Inspection()
            text = inspection.text(entry.text, "comment", called: "your comment", limit: Worksheet.reflectionLength)
            goal = Int64(entry.goal).map { Number(rawValue: $0) }
            submission = String(entry.submission.tidied.prefix(64))
            inspection.screen(text, answer: entry.identifiesNobody)
            try inspection.settle()
        }
    }
}
