/// Whether a member facilitates in a week of the rota.
package enum RotaAnswer: String, CaseIterable, Hashable, Sendable, Codable {
    /// A facilitator asked; they have not answered.
    case asked
    /// They volunteered, or said yes.
    case agreed
    case declined
}

/// What a member is written to about a week of the rota.
package enum RotaOccasion: String, CaseIterable, Hashable, Sendable, Codable {
    /// A facilitator asks whether they would.
    case asking
    /// Their week comes.
    case turn
    /// A discussion opens in a week in which nobody facilitates: for those who facilitate the club.
    case gap

    /// How long before the week a volunteer is reminded, and facilitators are told that there is none.
    package static let notice = Span.days(3)

    /// Whether facilitators may be told now that a week has nobody.
    package static func tellsGap(of week: Range<Instant>, at now: Instant) -> Bool {
        (week.lowerBound - notice..<week.lowerBound).contains(now)
    }

    /// What there is to write of now to who gave an answer; nil too for what comes too early or too late. Who volunteers
    /// within three days of the week is not reminded of what they just said.
    package init?(_ answer: RotaAnswer, givenAt: Instant, week: Range<Instant>, at now: Instant) {
        let reminding = week.lowerBound - Self.notice
        switch answer {
        case .asked where now < week.upperBound: self = .asking
        case .agreed where givenAt < reminding && (reminding..<week.lowerBound).contains(now): self = .turn
        case .asked, .agreed, .declined: return nil
        }
    }

    /// When a letter about it is of no use any more.
    package func end(in week: Range<Instant>) -> Instant {
        switch self {
        case .asking: week.upperBound
        case .turn, .gap: week.lowerBound
        }
    }
}

/// What facilitators hear of the rota from those who are on it.
package enum RotaNews: String, CaseIterable, Hashable, Sendable, Codable {
    /// Who was asked says yes.
    case accepted
    case declined
    /// Who had said yes cannot after all.
    case stoodDown = "stood-down"
}

extension Viewer {
    package func belongs(to club: Number<Club>) -> Bool { clubs[club] != nil }
}
