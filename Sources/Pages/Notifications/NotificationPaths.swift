package import Colloquium

extension SitePath {
    package static let notifications = "/notifications"
    /// Where it is said what was silenced a moment ago, or is heard of again.
    package static func notifications(page: Int, done: String) -> String {
        "\(notifications)?\(page > 1 ? "page=\(page)&" : "")done=\(done)"
    }
    package static let notificationReading = "/notifications/reading"
    package static let notificationMutes = "/notifications/mutes"
    package static let notificationMuteRemoval = "/notifications/mutes/removal"

    /// The switch of a reason: sent, the member is told of it no more.
    package static func refusal(of reason: NotificationReason) -> String {
        "\(notifications)/\(reason.rawValue)/refusal"
    }
    package static func refusalRemoval(of reason: NotificationReason) -> String { "\(refusal(of: reason))/removal" }

    package static func page(of thread: NewsThread, _ title: String) -> String {
        switch thread {
        case .discussion(let number): discussion(number, title)
        case .question(let number): question(number, title)
        case .poll(let number): poll(number, title)
        case .panel(let number): panel(number, title)
        }
    }
}

extension NewsThread {
    /// In one word, as forms name it: "discussion-3".
    package var code: String {
        switch self {
        case .discussion(let number): "discussion-\(number)"
        case .question(let number): "question-\(number)"
        case .poll(let number): "poll-\(number)"
        case .panel(let number): "panel-\(number)"
        }
    }

    /// Nil where the text is no `code`.
    package init?(code: String) {
        let parts = code.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]), number > 0 else { return nil }
        switch parts[0] {
        case "discussion": self = .discussion(Number(rawValue: number))
        case "question": self = .question(Number(rawValue: number))
        case "poll": self = .poll(Number(rawValue: number))
        case "panel": self = .panel(Number(rawValue: number))
        default: return nil
        }
    }
}
