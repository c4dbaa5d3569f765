package import Colloquium

/// Who did what on the site, newest first, for those who have to account for it.
package struct AuditPage: SitePage {
    package static let template = "administration/audit"

    package let pageTitle = "Audit"
    let tabs = Tab.administration(current: SitePath.audit)
    let auditAction = SitePath.audit
    let person: Choice
    let act: Choice
    let thing: Field
    let acts: [AuditLine]
    let pagination: Pagination

    /// What is asked for, as the address says it.
    package struct Filter: Sendable {
        package let member: String
        package let act: String
        package let thing: String

        package init(member: String, act: String, thing: String) {
            self.member = member
            self.act = act
            self.thing = thing
        }
    }

    /// - Parameters:
    ///   - members: those who did anything.
    ///   - known: the acts there are any of.
    ///   - path: the list's address, with what is asked for.
    package init(
        _ lines: [AuditLine], filter: Filter, members: [(Number<Member>, String)], known: [String], path: String,
        page: Int, hasMore: Bool
    ) {
        acts = lines
        person = Choice(
            "member", "Who", options: [("", "Everybody")] + members.map { ($0.0.description, $0.1) },
            chosen: filter.member)
        act = Choice(
            "act", "What was done",
            options: [("", "Everything")] + known.map { ($0, $0.prefix(1).uppercased() + $0.dropFirst()) },
            chosen: filter.act)
        thing = Field("thing", "To what", value: filter.thing, hint: "An address on this site, such as /articles/12.")
        pagination = Pagination(path: path, page: page, hasMore: hasMore)
    }
}

/// One act, as a sentence: who, did what, to what.
package struct AuditLine: Sendable {
    let actorName: String
    let actorPath: [String]
    let deedText: String
    let otherThing: [LabelledLink]
    let deedRest: String
    let thingName: String
    let thingPath: [String]
    let detailText: String
    let actDay: String

    package init(
        act: String, subject: String, detail: String, by member: (number: Number<Member>, name: String)?,
        at moment: String
    ) {
        actorName = member?.name ?? "The site, or somebody who has left,"
        actorPath = member.map { [SitePath.member($0.number, $0.name)] } ?? []
        let deed = AuditDeed(act: act, detail: detail)
        deedText = deed.words
        otherThing = deed.other
        deedRest = deed.rest
        detailText = deed.reason
        let thing = AuditThing(subject)
        thingName = thing.name
        thingPath = thing.path
        actDay = moment
    }
}
