package import Colloquium

/// Who facilitates a club in the coming weeks.
package struct RotaPage: SitePage {
    package static let template = "clubs/rota"

    package let pageTitle = "Rota"
    let clubName: String
    let clubPath: String
    let zone: String
    let csrf: String
    let problems: [FormProblem]
    /// How many weeks have nobody, for facilitators.
    let gapText: String
    let weeks: [Week]
    /// For facilitators.
    let asking: [Asking]

    struct Week: Sendable {
        let weekID: String
        let weekName: String
        let weekEnd: String
        let isOpenToAll: Bool
        let openings: [Opening]
        let turns: [Turn]
        let acts: [Act]
    }

    struct Opening: Sendable {
        let openingTitle: String
        let openingPath: String
        let openingText: String
    }

    struct Turn: Sendable {
        let turnName: String
        let turnPath: String
        let turnWords: String
        let removal: [Removal]
        /// Where facilitators make one of who is none.
        let appointment: [String]
        /// Said to who is none themselves.
        let turnLimits: String
    }

    struct Removal: Sendable {
        let removalPath: String
        let removedNumber: String
    }

    struct Act: Sendable {
        let actPath: String
        let actLabel: String
        let isQuiet: Bool
    }

    struct Asking: Sendable {
        let askingPath: String
        let askedWeek: Choice
        let askedMember: Choice
    }

    /// A member's answer about a week.
    package struct Entry: Sendable {
        let week: RotaWeek
        let member: (number: Number<Member>, name: String)
        let answer: RotaAnswer
        let isFacilitator: Bool

        /// - Parameter isFacilitator: whether they may do what one does; the rota alone lets them do nothing.
        package init(
            _ week: RotaWeek, member: (number: Number<Member>, name: String), _ answer: RotaAnswer,
            isFacilitator: Bool
        ) {
            self.week = week
            self.member = member
            self.answer = answer
            self.isFacilitator = isFacilitator
        }
    }

    /// - Parameters:
    ///   - openings: discussions that open in these weeks, the first to open first.
    ///   - people: who belongs to the club, for facilitators to ask.
    ///   - asked: what a facilitator chose in the form.
    package init(
        _ club: Club, _ weeks: [RotaWeek], entries: [Entry], openings: [ClubSchedulePage.Entry],
        people: [(number: Number<Member>, name: String)], viewer: Viewer, asked: (week: String, member: String),
        at now: Instant, csrf: String, problems: [Refusal.Problem] = []
    ) {
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        zone = club.timeZone
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        let desk = RotaDesk(club: club, viewer: viewer, now: now)
        let shown = weeks.map { week in
            let range = week.range(in: club.timeZone)
            return desk.week(
                week, entries.filter { $0.week == week }, openings.filter { range.contains($0.opensAt) })
        }
        self.weeks = shown
        let facilitates = viewer.facilitates(club.number)
        let gaps = shown.count { $0.isOpenToAll }
        gapText = facilitates && gaps > 0 ? "\(gaps) of these \(shown.count) weeks have nobody who facilitates." : ""
        asking = facilitates ? [desk.asking(weeks, people, asked, in: problems)] : []
    }
}
