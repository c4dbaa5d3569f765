import Colloquium
import Pages
import Store

extension WebSite {
    /// Tells somebody that what they were to come to does not take place, or at another time.
    func letter(of content: CourseLetterContent, from info: Site) -> OutgoingMail {
        let time = ReaderTime(zone: content.timeZone).named
        let was = "\(content.clubName) was to discuss “\(content.articleTitle)”, \(time.nearby(content.opening))."
        let (subject, now) =
            content.moved.map {
                (
                    "New dates: \(content.articleTitle)",
                    "It opens \(time.nearby($0.opensAt)) now, and closes \(time.nearby($0.closesAt)). Calendars that follow the club show it."
                )
            } ?? ("Called off: \(content.articleTitle)", "It does not take place.")
        var letter = Letter(
            subject, ["Dear \(content.name),", "\(was) \(now)"], link: origin + content.path,
            label: "Go to \(info.name)", footing: content.footing(on: info.name))
        switch content.reason {
        case .coming(let member):
            let code = UnsubscribeCode(member: member, mailing: .reminders)
            letter.stopURL = origin + SitePath.unsubscribe(code.text(in: info))
        case .invited(let invitation, _):
            letter.stopURL = origin + SitePath.unsubscribe(UnsubscribeCode(invitation).text(in: info))
            letter.stopLabel = "Send me no more invitations"
        }
        return self.letter(
            content.moved == nil ? "calling off" : "new dates", from: info.name, to: content.email, name: content.name,
            subject: letter.heading.excerpt(150), letter, usefulUntil: content.moved?.closesAt ?? content.closing)
    }
}

extension CourseLetterContent {
    /// Who has not come yet may not read the discussion.
    fileprivate var path: String {
        if case .invited(_, hasCome: false) = reason { return "/" }
        return SitePath.discussion(discussion, articleTitle)
    }

    fileprivate func footing(on siteName: String) -> String {
        switch reason {
        case .coming: "\(siteName) tells you since you said that you will come."
        case .invited: "\(siteName) tells you since you were invited as an author of the article."
        }
    }
}
