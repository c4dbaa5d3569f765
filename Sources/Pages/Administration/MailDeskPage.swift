package import Colloquium

/// The mail, for administrators: what waits, what happened lately, and what needs a decision.
package struct MailDeskPage: SitePage {
    package static let template = "administration/mail"

    package let pageTitle = "Mail"
    let tabs = Tab.administration(current: SitePath.mailDesk)
    let csrf: String
    let notice: [String]
    let mailRoute: String
    let mailIsWritten: Bool
    /// What becomes of a mail that leaves, in one word.
    let sentWord: String
    let queueCounts: [MailCount]
    let queueWords: String
    /// That the relay fails; empty while it does not.
    let relayFailure: [String]
    let retryAllPath = SitePath.retryAllMail
    let problems: [FormProblem]
    let testAction = SitePath.testMails
    let testAddress: Field
    let testMails: [DeskMailLine]
    let picture: [MailPicture]
    let mailDays: [MailDayLine]
    let domains: [MailDomainLine]
    let troubled: [DeskMailLine]
    let returned: [ReturnedMailLine]
    let late: [DeskMailLine]
    let dropped: [DroppedMailLine]

    /// - Parameters:
    ///   - notice: what was done a moment ago; empty where nothing was.
    ///   - relayFailure: in a sentence; empty while the relay does its work.
    ///   - days: the last of them first.
    package init(
        route: (text: String, isWritten: Bool), queue: MailQueueWords, relayFailure: String, days: [MailDayLine],
        domains: [MailDomainLine],
        troubled: [DeskMailLine], returned: [ReturnedMailLine], late: [DeskMailLine], tests: [DeskMailLine],
        dropped: [DroppedMailLine], typed address: String,
        notice: String, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.notice = notice.isEmpty ? [] : [notice]
        mailRoute = route.text
        mailIsWritten = route.isWritten
        sentWord = route.isWritten ? "Written" : "Sent"
        queueCounts = queue.counts
        queueWords = queue.words
        self.relayFailure = relayFailure.isEmpty ? [] : [relayFailure]
        self.problems = FormProblem.list(problems)
        testAddress = Field(
            "address", "Address", value: address, hint: "A mail goes there through the queue, like all others.",
            type: "email", required: true, in: problems)
        testMails = tests
        picture = MailPicture.list(days.reversed(), sent: sentWord)
        mailDays = days
        self.domains = domains
        self.troubled = troubled
        self.returned = returned
        self.late = late
        self.dropped = dropped
    }
}

/// How many mails wait, and since when.
package struct MailQueueWords: Sendable {
    let counts: [MailCount]
    let words: String

    /// - Parameter oldest: how long the oldest has waited; nil where none waits.
    package init(waiting: Int, heldBack: Int, oldest: Span?) {
        counts =
            [MailCount(countNumber: waiting, countWord: "waiting")]
            + (heldBack > 0 ? [MailCount(countNumber: heldBack, countWord: "held back")] : [])
        words =
            (oldest.map { "The oldest has waited for \($0.roughly)." } ?? "Nothing waits.")
            + (heldBack > 0
                ? " Held back is what goes to an address that mails came back from, until its owner says that it works."
                : "")
    }
}

package struct MailCount: Sendable {
    let countNumber: Int
    let countWord: String
}

/// The mails of one day.
package struct MailDayLine: Sendable {
    let dayName: String
    let shortDay: String
    let sent: Int
    let failed: Int
    let bounced: Int

    /// - Parameters:
    ///   - name: "18 November 2026".
    ///   - short: "18 Nov".
    package init(name: String, short: String, sent: Int, failed: Int, bounced: Int) {
        dayName = name
        shortDay = short
        self.sent = sent
        self.failed = failed
        self.bounced = bounced
    }
}

/// A domain that said no.
package struct MailDomainLine: Sendable {
    let domainName: String
    let failedAt: String
    let failure: String
    let restText: String
    let waitingCount: Int
    /// Where something waits.
    let retryPath: [String]

    /// - Parameter rest: until when nothing is tried; empty where it is not let rest.
    package init(domain: String, failedAt: String, reason: String, rest: String, waiting: Int) {
        domainName = domain
        self.failedAt = failedAt
        failure = reason.withoutMailboxes
        restText = rest.isEmpty ? "" : "Left in peace until \(rest)."
        waitingCount = waiting
        retryPath = waiting > 0 ? [SitePath.retryDomain(domain)] : []
    }
}

/// A mail in a list, with what may be decided about it.
package struct DeskMailLine: Sendable {
    let recipient: String
    let what: String
    let stateText: String
    let reason: String
    /// Where it may be sent again.
    let retryPath: [String]
    let removalPath: String

    /// - Parameters:
    ///   - number: of the mail.
    ///   - state: in words, with when it is tried next.
    ///   - isHeldBack: whether it leaves only once the owner of its address says so.
    package init(
        number: String, recipient: String, kind: String, writtenAt: String, state: String, reason: String,
        isHeldBack: Bool
    ) {
        self.recipient = recipient
        what = "\(kind), \(writtenAt)"
        stateText = state
        self.reason = reason
        retryPath = isHeldBack ? [] : [SitePath.retryMail(number)]
        removalPath = SitePath.mailRemoval(number)
    }
}

/// A mail that came back, with who said so and why.
package struct ReturnedMailLine: Sendable {
    let returnedTo: String
    let returnedWhat: String
    let returnedReason: String
    let returnedBy: String

    /// - Parameters:
    ///   - reason: as the server that said no explains it; empty where it does not.
    ///   - reporter: the server that reported it; empty where the relay said no at once, nil where that is not known.
    package init(
        to recipient: String, kind: String, at moment: String, status: String, reason: String, reporter: String?
    ) {
        returnedTo = recipient
        returnedWhat = "\(kind), \(moment)"
        let isSaid = status.isEmpty || reason.contains(status)
        let words = [isSaid ? "" : status, reason].filter { !$0.isEmpty }.joined(separator: " ")
        returnedReason = words.isEmpty ? "No reason was given." : words
        returnedBy =
            switch reporter {
            case nil: "Not known"
            case "": "The relay, when it was handed over"
            case let server?: server
            }
    }
}

/// A mail that was dropped, and by whom.
package struct DroppedMailLine: Sendable {
    let droppedText: String

    package init(number: String, kind: String, domain: String, by name: String?, at moment: String) {
        droppedText = "Mail \(number) (\(kind)) to \(domain), by \(name ?? "an administrator who has left"), \(moment)"
    }
}

extension Span {
    /// "2 minutes", "3 hours", "5 days": the largest unit that says enough.
    var roughly: String {
        let minutes = Int(milliseconds / 60_000)
        if minutes < 1 { return "less than a minute" }
        if minutes < 120 { return minutes == 1 ? "1 minute" : "\(minutes) minutes" }
        let hours = minutes / 60
        return hours < 48 ? "\(hours) hours" : "\(hours / 24) days"
    }
}
