package import Colloquium

/// The address of a list of items, with what narrows it.
package struct InboxAddress: Hashable, Sendable {
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case all, unread, hidden

        var name: String {
            switch self {
            case .all: "All"
            case .unread: "Unread"
            case .hidden: "Hidden"
            }
        }
    }

    package let follower: Follower
    package var part: Part = .all
    package var source: Number<Source>?
    package var tag: Tag?
    package var text = ""
    package var page = 1

    package init(_ follower: Follower) { self.follower = follower }

    /// Without the page, to which a list adds its own.
    package var listPath: String {
        let parameters = [
            ("show", part == .all ? "" : part.rawValue), ("source", source?.description ?? ""),
            ("tag", tag?.rawValue ?? ""), ("q", text),
        ].filter { !$0.1.isEmpty }
        if parameters.isEmpty { return SitePath.inbox(follower) }
        return SitePath.inbox(follower) + "?"
            + parameters.map { "\($0.0)=\($0.1.percentEncodedForQuery)" }.joined(separator: "&")
    }

    package var path: String {
        page > 1 ? "\(listPath)\(listPath.contains("?") ? "&" : "?")page=\(page)" : listPath
    }

    /// Whether more is left out than what was read or hidden.
    package var isNarrowed: Bool { source != nil || tag != nil || !text.isEmpty }

    /// Whether "all before this one" means what one sees: a list by tag or words shows only some of it.
    var isOrderedByTimeAlone: Bool { tag == nil && text.isEmpty && part != .hidden }

    func showing(_ part: Part) -> InboxAddress {
        var address = self
        address.part = part
        address.page = 1
        return address
    }

    func tagged(_ tag: Tag) -> InboxAddress {
        var address = InboxAddress(follower)
        address.tag = tag
        return address
    }
}
