import Colloquium

/// Puts the weeks of a rota together for one reader.
struct RotaDesk {
    let club: Club
    let viewer: Viewer
    let now: Instant

    private var time: ReaderTime { ReaderTime(zone: club.timeZone) }

    func week(
        _ week: RotaWeek, _ entries: [RotaPage.Entry], _ openings: [ClubSchedulePage.Entry]
    ) -> RotaPage.Week {
        let range = week.range(in: club.timeZone)
        return RotaPage.Week(
            weekID: SitePath.anchor(week), weekName: time.day(range.lowerBound),
            weekEnd: time.day(range.upperBound - .hours(12)),
            isOpenToAll: !entries.contains { $0.answer == .agreed },
            openings: openings.map {
                RotaPage.Opening(
                    openingTitle: $0.title, openingPath: $0.path, openingText: time.opening($0.opensAt, at: now))
            },
            turns: entries.map { turn($0) },
            acts: acts(in: week, entries.first { $0.member.number == viewer.member }?.answer))
    }

    private func turn(_ entry: RotaPage.Entry) -> RotaPage.Turn {
        let lacksRights = entry.answer == .agreed && !entry.isFacilitator
        return RotaPage.Turn(
            turnName: entry.member.name, turnPath: SitePath.member(entry.member.number, entry.member.name),
            turnWords: entry.answer.words,
            removal: viewer.facilitates(club.number)
                ? [
                    RotaPage.Removal(
                        removalPath: SitePath.rotaRemoval(club.number, entry.week),
                        removedNumber: entry.member.number.description)
                ] : [],
            appointment: lacksRights && viewer.facilitates(club.number) ? [SitePath.people(of: club)] : [],
            turnLimits: lacksRights && entry.member.number == viewer.member
                ? "You are not a facilitator of the club: if you are to move discussions or write a synthesis, ask one to make you one."
                : "")
    }

    /// What the reader may say of a week.
    private func acts(in week: RotaWeek, _ own: RotaAnswer?) -> [RotaPage.Act] {
        guard viewer.belongs(to: club.number) else { return [] }
        let volunteering = SitePath.volunteering(club.number, week)
        switch own {
        case .agreed:
            let removal = SitePath.volunteeringRemoval(club.number, week)
            return [RotaPage.Act(actPath: removal, actLabel: "I can’t after all", isQuiet: true)]
        case .asked:
            return [
                RotaPage.Act(actPath: volunteering, actLabel: "Accept", isQuiet: false),
                RotaPage.Act(actPath: SitePath.rotaRefusal(club.number, week), actLabel: "Decline", isQuiet: true),
            ]
        case .declined, nil:
            return [RotaPage.Act(actPath: volunteering, actLabel: "I’ll facilitate", isQuiet: true)]
        }
    }

    func asking(
        _ weeks: [RotaWeek], _ people: [(number: Number<Member>, name: String)],
        _ asked: (week: String, member: String), in problems: [Refusal.Problem]
    ) -> RotaPage.Asking {
        RotaPage.Asking(
            askingPath: SitePath.rotaRequests(club.number),
            askedWeek: Choice(
                "week", "Week of",
                options: weeks.map { ($0.rawValue, time.day($0.range(in: club.timeZone).lowerBound)) },
                chosen: asked.week, in: problems),
            askedMember: Choice(
                "member", "Member",
                options: [("", "Choose…")] + people.map { ($0.number.description, $0.name) }, chosen: asked.member,
                hint: "They get a mail and accept or decline here.", required: true, in: problems))
    }
}

extension RotaAnswer {
    fileprivate var words: String {
        switch self {
        case .asked: "was asked and has not answered"
        case .agreed: "facilitates"
        case .declined: "declined"
        }
    }
}
