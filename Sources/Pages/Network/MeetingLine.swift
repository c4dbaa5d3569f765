import Colloquium

/// Two of a member's ties who should know each other.
struct MeetingLine: Sendable {
    let oneName: String
    let onePath: String
    let oneNumber: String
    let otherName: String
    let otherPath: String
    let otherNumber: String
    let meetingReason: String
    /// Where both are members.
    let introducePath: [String]
    /// Where one of both is outside and the member noted an address of each: a mail to both begins (RFC 6068).
    let mailLink: [String]
    /// Of whom an address is missing for that.
    let unreachable: [Unreachable]

    struct Unreachable: Sendable {
        let unreachableName: String
        /// Where an address is noted.
        let unreachablePath: String
    }

    init(_ meeting: Meeting) {
        let pair = [meeting.one, meeting.other]
        (oneName, otherName) = (meeting.one.node.name, meeting.other.node.name)
        (onePath, otherPath) = (SitePath.tie(meeting.one.number), SitePath.tie(meeting.other.number))
        (oneNumber, otherNumber) = (meeting.one.number.description, meeting.other.number.description)
        if let one = meeting.one.node.member, let other = meeting.other.node.member {
            introducePath = [SitePath.newIntroduction(of: one, and: other)]
            (mailLink, unreachable) = ([], [])
        } else {
            introducePath = []
            unreachable = pair.filter { $0.address == nil }.map { tie in
                Unreachable(
                    unreachableName: tie.node.name, unreachablePath: "\(SitePath.edit(tie.number))#contact")
            }
            mailLink = unreachable.isEmpty ? [Self.mail(to: pair, about: meeting.topics)] : []
        }
        let places = pair.map(\.node.affiliation).filter { !$0.isEmpty }
        let apart = places.count == 2 ? ", one at \(places[0]) and one at \(places[1])" : ""
        meetingReason = "Both care about \(meeting.topics.joined(separator: ", "))\(apart)."
    }

    private static func mail(to pair: [Tie], about topics: [String]) -> String {
        let names = pair.map(\.node.name)
        let addresses = pair.compactMap { $0.address?.text.percentEncodedForQuery }
        let subject = "\(names[0]), meet \(names[1])"
        let body =
            "Dear \(names[0]), dear \(names[1]),\r\n\r\nyou both care about "
            + "\(topics.joined(separator: ", ")), and I think you should know each other."
        return "mailto:\(addresses.joined(separator: ","))?subject=\(subject.percentEncodedForQuery)"
            + "&body=\(body.percentEncodedForQuery)"
    }
}

extension Tie {
    /// The first e-mail address among how they are reached.
    fileprivate var address: EmailAddress? {
        contact.split { $0.isWhitespace || ",;<>()".contains($0) }.lazy.compactMap { EmailAddress(String($0)) }
            .first { $0.domain.contains(".") }
    }
}
