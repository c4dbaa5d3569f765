package import Colloquium

/// What the unsubscribe link of a mail carries: what it ends, and a signature, so that it works without a session and
/// cannot be made up.
package struct UnsubscribeCode: Sendable {
    package let ending: Ending

    package enum Ending: Hashable, Sendable {
        case mailing(Mailing, of: Number<Member>)
        /// One subscription alone.
        case subscription(Number<Subscription>)
        /// Of clubs, to somebody without an account.
        case reader(Number<ClubReader>)
        /// To the address this one went to.
        case authorInvitations(Number<AuthorInvitation>)
        /// To the address this one went to.
        case panelInvitations(Number<PanelInvitation>)
    }

    private static let invitations = "author-invitations"
    private static let panelInvitations = "panel-invitations"
    private static let one = "subscription"
    private static let reader = "reader"

    package init(member: Number<Member>, mailing: Mailing) { ending = .mailing(mailing, of: member) }

    package init(_ subscription: Number<Subscription>) { ending = .subscription(subscription) }

    package init(_ reader: Number<ClubReader>) { ending = .reader(reader) }

    package init(_ invitation: Number<AuthorInvitation>) { ending = .authorInvitations(invitation) }

    package init(_ invitation: Number<PanelInvitation>) { ending = .panelInvitations(invitation) }

    /// Reads a code; nil when it is not one of this site's.
    package init?(_ text: String, in site: Site) {
        let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, let number = Int64(parts[0]) else { return nil }
        if parts[1] == Self.invitations {
            self.init(Number<AuthorInvitation>(rawValue: number))
        } else if parts[1] == Self.panelInvitations {
            self.init(Number<PanelInvitation>(rawValue: number))
        } else if parts[1] == Self.one {
            self.init(Number<Subscription>(rawValue: number))
        } else if parts[1] == Self.reader {
            self.init(Number<ClubReader>(rawValue: number))
        } else if let mailing = Mailing(rawValue: parts[1]) {
            self.init(member: Number(rawValue: number), mailing: mailing)
        } else {
            return nil
        }
        guard site.isSignature(parts[2], of: signedText) else { return nil }
    }

    package func text(in site: Site) -> String { "\(number).\(word).\(site.signature(of: signedText))" }

    private var signedText: String { "unsubscribe:\(number):\(word)" }

    private var number: Int64 {
        switch ending {
        case .mailing(_, let member): member.rawValue
        case .subscription(let subscription): subscription.rawValue
        case .reader(let reader): reader.rawValue
        case .authorInvitations(let invitation): invitation.rawValue
        case .panelInvitations(let invitation): invitation.rawValue
        }
    }

    private var word: String {
        switch ending {
        case .mailing(let mailing, _): mailing.rawValue
        case .subscription: Self.one
        case .reader: Self.reader
        case .authorInvitations: Self.invitations
        case .panelInvitations: Self.panelInvitations
        }
    }
}

extension Store {
    /// Ends what a code names; what has ended stays so.
    package func end(_ ending: UnsubscribeCode.Ending, at now: Instant) async throws {
        switch ending {
        case .mailing(.digests(let cadences), let member): try await unsubscribe(member, from: cadences, at: now)
        case .mailing(.promptNews, let member): try await unsubscribeFromPromptNews(member, at: now)
        case .mailing(.reminders, let member): try await endReminders(of: member, at: now)
        case .mailing(.notices, let member): try await switchOff(.retraction, for: member, at: now)
        case .subscription(let subscription): try await unsubscribe(subscription, at: now)
        case .reader(let reader): try await removeReader(reader)
        case .authorInvitations(let invitation): try await endAuthorInvitations(toAddressOf: invitation, at: now)
        case .panelInvitations(let invitation): try await endPanelInvitations(toAddressOf: invitation, at: now)
        }
    }
}
