/// What was just done to one article of an inbox, as the list that follows says it.
package enum InboxDone: String, Sendable {
    case unread, hidden, shown, tagged, undone

    /// What a person reads.
    var sentence: String {
        switch self {
        case .unread: "The article is marked as unread."
        case .hidden: "The article is hidden. It stands under “Hidden”."
        case .shown: "The article is shown again."
        case .tagged: "The tags are saved."
        case .undone: "What was last marked as read is unread again."
        }
    }
}
