package import Colloquium

extension SitePath {
    package static let introductions = "/network/introductions"
    package static let newIntroduction = "/network/introductions/new"
    package static let introductionPreview = "/network/introductions/preview"

    package static func newIntroduction(of one: Number<Member>, and other: Number<Member>) -> String {
        "\(newIntroduction)?first=\(one)&second=\(other)"
    }
    /// By what a browser keeps what is typed: of a new introduction, or of an answer to one.
    package static func keepKey(ofIntroduction number: Number<Introduction>?) -> String {
        "introduction-\(number?.description ?? "me")"
    }
    package static func introduction(_ number: Number<Introduction>) -> String { "\(introductions)/\(number)" }
    package static func answer(to number: Number<Introduction>) -> String { "\(introduction(number))/answer" }
    package static func withdrawal(of number: Number<Introduction>) -> String { "\(introduction(number))/withdrawal" }
    package static func outcome(of number: Number<Introduction>) -> String { "\(introduction(number))/outcome" }
}
