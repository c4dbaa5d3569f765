package import Colloquium

/// What mentors, coaches and sponsors are, and all that a member has to do with any.
package struct MentoringPage: SitePage {
    package static let template = "mentoring/mentoring"

    package let pageTitle = "Mentors, coaches, sponsors"
    let tabs = Tab.mentoring
    let meanings: [Meaning]
    /// What waits for the member, and what is new.
    let waiting: [MentoringLine]
    let running: [MentoringLine]
    let offers: [ListingItem]
    let requests: [ListingItem]
    /// What others made for the member.
    let forMe: [ListingItem]
    let sent: [MentoringLine]
    let ended: [MentoringLine]
    let newOfferPath: [String]
    let newRequestPath = SitePath.newListing(.request)
    let finderPath = SitePath.mentoringFinder

    struct Meaning: Sendable {
        let roleName: String
        let roleMeaning: String
        let roleFinderPath: String
        let roleFinderLabel: String
    }

    /// What a member's mentoring is looked at with.
    package struct Contents: Sendable {
        package var offers: [MentoringListing] = []
        package var requests: [MentoringListing] = []
        package var forMe: [MentoringListing] = []
        package var matches: [Number<MentoringListing>: [MentoringMatch]] = [:]
        package var received: [MentoringAsk] = []
        package var sent: [MentoringAsk] = []
        package var agreements: [MentoringAgreement] = []
        package var news: [News] = []

        package init() {}
    }

    /// Something the member is told of.
    package struct News: Sendable {
        let line: MentoringLine
        /// What waits for an answer stands among the rest already.
        let waitsByItself: Bool

        package init(_ reason: MentoringReason, _ role: MentoringRole, by name: String, path: String, day: String?) {
            line = MentoringLine(reason.heading(by: name, role, day: day), path)
            waitsByItself = [.consent, .asked, .proposed, .meeting, .lastDay].contains(reason)
        }
    }

    /// - Parameter today: where the reader is, as "2026-11-28".
    package init(_ contents: Contents, for reader: Number<Member>, on today: String, at now: Instant, time: ReaderTime)
    {
        meanings = MentoringRole.allCases.map(Meaning.init)
        let isRunning = contents.agreements.filter(\.isRunning)
        waiting =
            contents.received.map {
                MentoringLine($0.title(for: reader), SitePath.ask($0.number), "Answer until \(time.day($0.endsAt))")
            }
            + contents.forMe.filter { $0.need?.consent == .waiting }.map {
                MentoringLine(
                    MentoringReason.consent.heading(by: $0.owner.name, $0.role, day: nil),
                    SitePath.listing($0.number), "Nobody is shown it before you say yes")
            }
            + isRunning.flatMap { $0.waiting(for: reader, on: today) }
            + contents.news.filter { !$0.waitsByItself }.map(\.line)
        running = isRunning.map { $0.line(for: reader) }
        func items(_ listings: [MentoringListing]) -> [ListingItem] {
            listings.map { listing in
                let matches = contents.matches[listing.number] ?? []
                let isFindable =
                    listing.owner.number == reader
                    ? listing.isMeantToBeOpen(on: today) : listing.isOpen(on: today)
                return ListingItem(
                    listing, for: reader, note: listing.standing(for: reader, on: today), matches: matches,
                    matchesText: !isFindable || !matches.isEmpty
                        ? "" : "Nobody fits it yet, as far as others let you read what they look for or offer.")
            }
        }
        offers = items(contents.offers)
        requests = items(contents.requests)
        forMe = items(contents.forMe.filter { $0.need?.consent != .waiting })
        sent = contents.sent.map {
            MentoringLine($0.title(for: reader), SitePath.ask($0.number), $0.outcome(at: now, time))
        }
        ended = contents.agreements.filter { !$0.isRunning }.map { agreement in
            MentoringLine(
                agreement.title(for: reader), SitePath.agreement(agreement.number),
                "From \(time.day(agreement.beganAt))"
                    + (agreement.endedAt.map { " to \(time.day($0))" } ?? ""))
        }
        // One offer a role.
        newOfferPath = contents.offers.count < MentoringRole.allCases.count ? [SitePath.newListing(.offer)] : []
    }
}

extension MentoringPage.Meaning {
    fileprivate init(_ role: MentoringRole) {
        roleName = role.name
        roleMeaning = role.meaning
        roleFinderPath = SitePath.mentoringFinder(role)
        roleFinderLabel = "Find \(role.withArticle)"
    }
}

extension MentoringAgreement {
    fileprivate func line(for reader: Number<Member>) -> MentoringLine {
        let content = agreed?.content
        let facts = [
            content?.goals.first ?? "", content?.rhythm?.words ?? "",
            content?.endsOn.map { "until \($0)" } ?? "until you end it",
        ]
        return MentoringLine(
            title(for: reader), SitePath.agreement(number),
            facts.filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// What is for the reader to do.
    fileprivate func waiting(for reader: Number<Member>, on today: String) -> [MentoringLine] {
        let path = SitePath.agreement(number)
        func heading(_ reason: MentoringReason) -> String {
            reason.heading(by: other(than: reader)?.name ?? "", role, day: meetingDue)
        }
        var lines: [MentoringLine] = []
        if let proposed, proposed.proposedBy != reader {
            lines.append(MentoringLine(heading(.proposed), path))
        }
        if hasRunOut(on: today) {
            lines.append(
                MentoringLine(heading(.lastDay), path, "Close it, go on, or turn it into another role"))
        } else if let meetingDue, meetingDue < today {
            lines.append(MentoringLine(heading(.meeting), path))
        }
        return lines
    }
}
