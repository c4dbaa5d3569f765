package import Colloquium

extension SitePath {
    package static func polls(_ club: Number<Club>) -> String { "\(clubs)/\(club)/polls" }
    /// A poll that is to be put to a panel.
    package static func newPoll(_ club: Number<Club>, to panel: Number<Panel>) -> String {
        "\(polls(club))/new?panel=\(panel)"
    }
    /// - Parameter discussion: the one the poll is to stand in.
    package static func newPoll(_ club: Number<Club>, in discussion: Number<Discussion>? = nil) -> String {
        "\(polls(club))/new" + (discussion.map { "?discussion=\($0)" } ?? "")
    }
    package static func poll(_ number: Number<Poll>, _ question: String) -> String {
        slugged("/polls/\(number)", question)
    }
    /// The short form, which redirects to the readable one.
    package static func poll(_ number: Number<Poll>) -> String { "/polls/\(number)" }
    package static func vote(_ number: Number<Poll>) -> String { "/polls/\(number)/vote" }
    package static func votes(_ number: Number<Poll>) -> String { "/polls/\(number)/votes.csv" }
    package static func counts(_ number: Number<Poll>) -> String { "/polls/\(number)/counts.csv" }
    package static func edit(_ number: Number<Poll>) -> String { "/polls/\(number)/edit" }
    package static func closure(_ number: Number<Poll>) -> String { "/polls/\(number)/closure" }
    package static func replacement(_ number: Number<Poll>) -> String { "/polls/\(number)/replacement" }
    package static func withdrawal(ofVote number: Number<Vote>) -> String { "/votes/\(number)/withdrawal" }
    package static func remarks(_ number: Number<Poll>) -> String { "/polls/\(number)/remarks" }
    package static func withdrawal<Remark>(ofRemark number: Number<Remark>) -> String {
        "/poll-remarks/\(number)/withdrawal"
    }
    package static func anchor<Remark>(ofRemark number: Number<Remark>) -> String { "remark-\(number)" }
}
