package import Colloquium

extension SitePath {
    package static func panels(_ club: Number<Club>) -> String { "\(clubs)/\(club)/panels" }
    package static func newPanel(_ club: Number<Club>) -> String { "\(panels(club))/new" }
    package static func panel(_ number: Number<Panel>, _ topic: String) -> String {
        slugged("/panels/\(number)", topic)
    }
    /// The short form, which redirects to the readable one.
    package static func panel(_ number: Number<Panel>) -> String { "/panels/\(number)" }
    package static func edit(_ number: Number<Panel>) -> String { "/panels/\(number)/edit" }
    package static func closure(_ number: Number<Panel>) -> String { "/panels/\(number)/closure" }
    /// Who was asked, and whom else to ask.
    package static func invitations(_ number: Number<Panel>) -> String { "/panels/\(number)/invitations" }
    package static func guests(_ number: Number<Panel>) -> String { "/panels/\(number)/guests" }
    package static func takingBack(_ number: Number<PanelInvitation>) -> String {
        "/panel-invitations/\(number)/removal"
    }
    /// One's own place on a panel.
    package static func seat(_ number: Number<Panel>) -> String { "/panels/\(number)/seat" }
    package static func seatRefusal(_ number: Number<Panel>) -> String { "\(seat(number))/refusal" }
    package static func seatRemoval(_ number: Number<Panel>) -> String { "\(seat(number))/removal" }
    /// What somebody on a panel says of an answer.
    package static func judgement(_ answer: Number<StoredAnswer>, for panel: Number<Panel>) -> String {
        "/answers/\(answer)/panels/\(panel)"
    }
    /// The panels that are asked about a question.
    package static func panels(_ question: Number<Question>) -> String { "\(questions)/\(question)/panels" }
    /// What a guest was mailed.
    package static func panelLink(_ token: String) -> String { "/panel-links/\(token)" }
    package static func panelLinkRefusal(_ token: String) -> String { "\(panelLink(token))/refusal" }
    /// What a browser keeps what is typed under.
    package static func keepKey(ofPanelsOf club: Number<Club>) -> String { "panels-\(club)" }
    package static func keepKey(of panel: Number<Panel>) -> String { "panel-\(panel)" }
    package static func keepKey(ofGuestsOf panel: Number<Panel>) -> String { "guests-\(panel)" }
    package static func keepKey(ofSeatOn panel: Number<Panel>) -> String { "seat-\(panel)" }
}
