package import Colloquium

/// The day, the hour and the length of a discussion, as one chooses them when it is scheduled and afterwards.
struct OpeningFields: Sendable {
    let window: Field
    let opensOn: Field
    let opensAt: Field

    /// - Parameter zone: in which the hour counts, as a sentence.
    init(window: String, opensOn: String, opensAt: String, zone: String, in problems: [Refusal.Problem]) {
        self.window = Field(
            "window", "Days the discussion stays open", value: window, hint: "From 2 to 28.", type: "number",
            required: true, in: problems)
        self.opensOn = Field(
            "opens-on", "Day it opens", value: opensOn, hint: "None opens it now.", type: "date", in: problems)
        self.opensAt = Field("opens-at", "Hour it opens", value: opensAt, hint: zone, type: "time", in: problems)
    }
}

/// Where facilitators change when a discussion is read for, opens and closes.
package struct DatesPage: SitePage {
    package static let template = "discussions/dates"

    package let pageTitle = "Change the dates"
    let discussionTitle: String
    let discussionPath: String
    let stage: String
    let stageText: String
    let datesAction: String
    /// How far it has come: the change is meant for that.
    let stageValue: String
    let courseVersion: String
    /// Until it opens.
    let opening: [Opening]
    /// While it is open.
    let ending: [Ending]
    /// What was typed into a form that the discussion has left behind, to copy it.
    let leftBehind: [String]
    let callingOffPath: [String]
    let csrf: String
    let problems: [FormProblem]

    struct Opening: Sendable {
        let readingOn: Field
        let readingAt: Field
        let openingFields: OpeningFields
    }

    struct Ending: Sendable {
        let closesOn: Field
        let closesAt: Field
    }

    /// - Parameter zone: of the club, named as IANA does.
    package init(
        _ discussion: Discussion, title: String, _ entry: Schedule.Entry, zone: String, at now: Instant, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion.number, title)
        let mark = discussion.mark(at: now)
        let time = ReaderTime(zone: zone).named
        stage = discussion.callingOff == nil ? mark.stage.name : CallingOff.name
        stageText =
            discussion.callingOff.map { CallingOff.words($0.at, time) } ?? discussion.schedule.words(at: now, time)
        datesAction = SitePath.dates(discussion.number)
        stageValue = mark.stage.rawValue
        courseVersion = mark.version.description
        let zoneHint = "In the club's time zone, \(zone)."
        opening =
            mark.stage.awaitsMembers
            ? [
                Opening(
                    readingOn: Field(
                        "reading-on", "Day pre-reading begins", value: entry.readingOn,
                        hint: "None: three days before it opens. It is announced until then.", type: "date",
                        in: problems),
                    readingAt: Field(
                        "reading-at", "Hour pre-reading begins", value: entry.readingAt, hint: zoneHint, type: "time",
                        in: problems),
                    openingFields: OpeningFields(
                        window: entry.window, opensOn: entry.opensOn, opensAt: entry.opensAt, zone: zoneHint,
                        in: problems))
            ] : []
        ending =
            mark.stage.takesContributions
            ? [
                Ending(
                    closesOn: Field(
                        "closes-on", "Day it closes", value: entry.closesOn,
                        hint: discussion.schedule.spaceForEnd(in: zone), type: "date", required: true, in: problems),
                    closesAt: Field(
                        "closes-at", "Hour it closes", value: entry.closesAt, hint: zoneHint, type: "time",
                        required: true, in: problems))
            ] : []
        leftBehind = problems.isEmpty ? [] : entry.words(leftBehindAt: mark.stage)
        callingOffPath = mark.stage.awaitsMembers ? [SitePath.callingOff(discussion.number)] : []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}

extension Schedule.Entry {
    /// What stands in fields that a form has no more at a stage.
    fileprivate func words(leftBehindAt stage: Stage) -> [String] {
        let opening = [
            ("Pre-reading begins", "\(readingOn) \(readingAt)"), ("It opens", "\(opensOn) \(opensAt)"),
            ("Days it stays open", window),
        ]
        let gone =
            (stage.awaitsMembers ? [] : opening)
            + (stage.takesContributions ? [] : [("It closes", "\(closesOn) \(closesAt)")])
        return gone.filter { !$0.1.tidied.isEmpty }.map { "\($0.0): \($0.1.tidied)" }
    }
}
