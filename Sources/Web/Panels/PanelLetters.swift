import Colloquium
import Pages
import Store

/// The one letter that asks somebody to a panel.
extension WebSite {
    /// To a member of the site, who answers when signed in.
    func letter(to content: PanelInvitationContent, from info: Site) -> OutgoingMail {
        let letter = Letter(
            heading(of: content), paragraphs(of: content, on: info),
            link: origin + SitePath.seat(content.panel.number), label: "Answer",
            footing: "\(info.name) asks you this once. If you do nothing, nothing more comes about this panel.")
        return self.letter(
            "panel invitation", from: info.name, to: content.recipient, name: content.invitation.name,
            subject: letter.heading.excerpt(150), letter, usefulUntil: content.panel.endsAt)
    }

    /// To a guest, with the link that is theirs alone.
    func letter(to content: PanelInvitationContent, with token: Token, from info: Site) -> OutgoingMail {
        let time = ReaderTime(zone: content.club.timeZone)
        let term =
            content.invitation.endsAt.map {
                [
                    "The link works once, until \(time.day($0)). It is yours alone: who has it is taken for you. You need no account and no password."
                ]
            } ?? []
        var letter = Letter(
            heading(of: content), paragraphs(of: content, on: info) + term,
            link: origin + SitePath.panelLink(token.text), label: "See the invitation",
            footing:
                "\(content.inviter) gave us this address. If you do nothing, nothing more comes about this panel.")
        letter.stopURL = origin + SitePath.unsubscribe(UnsubscribeCode(content.invitation.number).text(in: info))
        letter.stopLabel = "Send me no more invitations"
        return self.letter(
            "panel invitation", from: info.name, to: content.recipient, name: content.invitation.name,
            subject: letter.heading.excerpt(150), letter, usefulUntil: content.invitation.endsAt)
    }

    private func heading(of content: PanelInvitationContent) -> String {
        "\(content.inviter) asks you to be on a panel: \(content.panel.topic)"
    }

    private func paragraphs(of content: PanelInvitationContent, on info: Site) -> [String] {
        let end = content.panel.endsAt.map {
            " It stands until \(ReaderTime(zone: content.club.timeZone).day($0 - .seconds(1)))."
        }
        return [
            "Dear \(content.invitation.name),",
            "\(content.inviter) facilitates \(content.club.name), a journal club on \(info.name), and asks you to be on its panel “\(content.panel.topic)”.\(end ?? "")",
            content.panel.purpose.words.excerpt(600),
            "You are free to decline. If you accept, you state your competing interests, and readers of the club see you on the panel.",
        ]
    }
}
