package import Colloquium

extension SitePath {
    package static let guiding = "/network/guiding"
    package static let worksheetComments = "/network/worksheet/comments"
    package static let worksheetLinks = "/network/worksheet/links"

    package static func guided(_ number: Number<Guiding>) -> String { "\(guiding)/\(number)" }
    package static func acceptance(of number: Number<Guiding>) -> String { "\(guided(number))/acceptance" }
    package static func refusal(of number: Number<Guiding>) -> String { "\(guided(number))/refusal" }
    package static func removal(of number: Number<Guiding>) -> String { "\(guided(number))/removal" }
    package static func comments(on number: Number<Guiding>) -> String { "\(guided(number))/comments" }
    package static func removal(of number: Number<Worksheet.Comment>) -> String {
        "\(worksheetComments)/\(number)/removal"
    }
    package static func removal(of number: Number<Worksheet.Link>) -> String { "\(worksheetLinks)/\(number)/removal" }
    /// Where a member is let guide the reader, or asked whether they may be guided.
    package static func guiding(with member: Number<Member>) -> String { "\(members)/\(member)/guiding" }
    package static func consent(to member: Number<Member>) -> String { "\(guiding(with: member))/consent" }
    package static func request(to member: Number<Member>) -> String { "\(guiding(with: member))/request" }
    /// A worksheet, for whoever has the address.
    package static func linkedWorksheet(_ token: String) -> String { "/worksheets/\(token)" }
}
