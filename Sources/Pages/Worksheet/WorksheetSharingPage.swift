package import Colloquium

/// Who may read a member's worksheet: members, and whoever has one of its links.
package struct WorksheetSharingPage: SitePage {
    package static let template = "worksheet/sharing"

    package let pageTitle = "Who may read your worksheet"
    let tabs = Tab.network(current: SitePath.worksheet)
    let csrf: String
    let problems: [FormProblem]
    let sharingAction = SitePath.worksheetSharing
    let worksheetPath = SitePath.worksheet
    let guidingPath = SitePath.guiding
    let isSaved: Bool
    let tiesText: String
    let audiences: [Choice]
    let named: Field
    let links: [LinkLine]
    let linkAction = SitePath.worksheetLinks
    let linkSubmission: String
    let linkName: Field
    let days: Choice
    let showsReflection: Bool
    let showsMap: Bool
    let showsNames: Bool
    /// The address that was made just now, which is shown this once.
    let madeAddress: [String]

    struct LinkLine: Sendable {
        let lineName: String
        let lineFacts: String
        let lineRemoval: String
    }

    /// Who may read which part, as typed.
    package struct Entry: Sendable {
        /// Parts to audiences, both as spelled in the form.
        package var audiences: [String: String] = [:]
        package var named = ""

        package init() {}

        package init(_ sharing: Worksheet.Sharing, named handles: [Handle]) {
            audiences = Dictionary(
                uniqueKeysWithValues: Worksheet.Part.allCases.map { ($0.rawValue, sharing[$0].rawValue) })
            named = handles.map { "@\($0.rawValue)" }.joined(separator: ", ")
        }
    }

    /// - Parameters:
    ///   - tieCount: how many members are “my ties” now.
    ///   - made: the address of a link that was made just now.
    package init(
        _ entry: Entry, tieCount: Int, links: [Worksheet.Link], _ link: Worksheet.LinkEntry, made: String?,
        isSaved: Bool,
        time: ReaderTime, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.isSaved = isSaved
        tiesText = Audience.tiesText(tieCount)
        problems = FormProblem.list(found)
        audiences = Worksheet.Part.allCases.map { part in
            Choice(
                "audience-\(part.rawValue)", part.name, options: Audience.choices,
                chosen: entry.audiences[part.rawValue] ?? Audience.onlyMe.rawValue, in: found)
        }
        named = .named(entry.named, in: found)
        self.links = links.map { LinkLine($0, time) }
        linkSubmission = link.submission
        linkName = Field(
            "link-name", "For whom?", value: link.name, hint: "Only you see this.", required: true, in: found)
        days = Choice(
            "days", "How long does it last?",
            options: Worksheet.Link.terms.map { ("\($0)", $0 == 365 ? "A year" : "\($0) days") },
            chosen: link.days.isEmpty ? "30" : link.days, in: found)
        showsReflection = !link.reflection.isEmpty
        showsMap = !link.map.isEmpty
        showsNames = !link.names.isEmpty
        madeAddress = made.map { [$0] } ?? []
    }
}

extension WorksheetSharingPage.LinkLine {
    fileprivate init(_ link: Worksheet.Link, _ time: ReaderTime) {
        lineName = link.name
        let more = [
            link.showsReflection ? "reflection" : nil, link.showsMap ? "map" : nil, link.showsNames ? "names" : nil,
        ].compactMap { $0 }
        lineFacts =
            "Shows goals, plan\(more.map { ", \($0)" }.joined()). Made \(time.day(link.madeAt)), ends \(time.day(link.endsAt))."
        lineRemoval = SitePath.removal(of: link.number)
    }
}

/// A worksheet as whoever has a link reads it: nothing to press, and no other page of the site leads here.
package struct LinkedWorksheetPage: SitePage {
    package static let template = "worksheet/linked"

    package let pageTitle: String
    let ownerName: String
    let endsText: String
    let showsNames: Bool
    let parts: [WorksheetParts]
    let pictures: [MapPicture]
    let showsKnown = false

    /// - Parameter ties: those of the map, as the reader may know them.
    package init(
        of owner: String, _ worksheet: Worksheet, _ names: [Number<Tie>: String], _ ties: [Tie],
        _ link: Worksheet.Link, today: String, time: ReaderTime
    ) {
        pageTitle = "The worksheet of \(owner)"
        ownerName = owner
        endsText = time.day(link.endsAt)
        showsNames = link.showsNames
        parts = [WorksheetParts(worksheet, names, today: today, time: time)]
        pictures = ties.isEmpty ? [] : MapPicture.both(ties, owner: owner) { _ in "#map" }
    }
}
