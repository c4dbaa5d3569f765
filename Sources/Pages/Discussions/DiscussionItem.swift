package import Colloquium

/// A discussion in a list.
package struct DiscussionItem: Sendable {
    let itemTitle: String
    let itemPath: String
    let itemFlags: [ArticleFlag]
    let citation: Citation
    let whyText: String
    let stage: String
    let stageClass: String
    let stageText: String
    let contributionsText: String
    let clubName: String
    /// None for who may not open the club.
    let clubPath: [String]
    let posterName: String
    let postedDay: String

    package init(
        _ number: Number<Discussion>, title: String, notices: [EditorialNotice.Kind] = [],
        versionNotices: [EditorialNotice.Kind] = [], citation: Citation, why: String, schedule: Schedule,
        calledOffAt: Instant? = nil,
        contributions: Int, club: (number: Number<Club>?, name: String), poster: String, postedAt: Instant,
        at now: Instant,
        time: ReaderTime
    ) {
        itemTitle = title
        itemFlags = ArticleFlag.list(notices) + ArticleFlag.list(ofOtherVersions: versionNotices)
        itemPath = SitePath.discussion(number, title)
        self.citation = citation
        whyText = why
        let stage = schedule.stage(at: now)
        self.stage = calledOffAt == nil ? stage.name : CallingOff.name
        stageClass = stage.rawValue
        stageText = calledOffAt.map { CallingOff.words($0, time) } ?? schedule.words(at: now, time)
        contributionsText =
            contributions == 1 ? "1 contribution" : contributions == 0 ? "" : "\(contributions) contributions"
        clubName = club.name
        clubPath = club.number.map { [SitePath.club($0, club.name)] } ?? []
        posterName = poster
        postedDay = time.day(postedAt)
    }
}

extension CallingOff {
    /// In the place of the stage.
    static let name = "Called off"

    package static func words(_ moment: Instant, _ time: ReaderTime) -> String {
        "called off \(time.day(moment)), does not take place"
    }
}

extension Schedule {
    /// What happens next, or what happened last: "closes Wednesday 25 November 2026, 18:00".
    package func words(at now: Instant, _ time: ReaderTime) -> String {
        switch stage(at: now) {
        case .announced, .preReading: "opens \(time.nearby(opensAt))"
        case .open, .closing: "closes \(time.nearby(closesAt))"
        case .synthesis, .archived: "closed \(time.day(closesAt))"
        }
    }
}

extension DiscussionItem: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "itemTitle": itemTitle
        case "itemPath": itemPath
        case "itemFlags": itemFlags
        case "citation": citation
        case "whyText": whyText
        case "stage": stage
        case "stageClass": stageClass
        case "stageText": stageText
        case "contributionsText": contributionsText
        case "clubName": clubName
        case "clubPath": clubPath
        case "posterName": posterName
        case "postedDay": postedDay
        default: nil
        }
    }
}
