package import Colloquium

/// One of the next digests, as it would be now.
package struct DigestPreview: Sendable {
    let previewID: String
    let previewHeading: String
    let previewNote: String
    let groups: [Group]
    let moreText: String
    /// That something is not in it because it will be over.
    let leftOutText: String
    let emptyText: String

    /// - Parameters:
    ///   - cadences: those that come with it; none where no digest comes at all.
    ///   - isOne: whether it is the only one.
    ///   - leftOut: how many openings and closings are over before a pause ends.
    package init(
        _ cadences: [Cadence], isOne: Bool, note: String, _ groups: [Group], more: Int, leftOut: Int = 0
    ) {
        previewID = isOne ? "preview" : "preview-\(cadences.first?.rawValue ?? "")"
        let names = cadences.map(\.rawValue).joined(separator: " and ")
        previewHeading = isOne ? "Your next digest" : "Your next \(names) digest"
        previewNote = note
        self.groups = groups
        moreText = more == 0 ? "" : "And \(more) more, which come with the one after."
        leftOutText =
            switch leftOut {
            case 0: ""
            case 1: "An opening or closing is left out: it is over before your pause ends."
            default: "\(leftOut) openings and closings are left out: they are over before your pause ends."
            }
        emptyText =
            cadences.isEmpty ? "Nothing you follow comes with a digest." : "Nothing new yet: no mail would be sent."
    }

    /// A section of it.
    package struct Group: Sendable {
        let groupName: String
        let entries: [Entry]

        package init(_ name: String, _ entries: [Entry]) {
            groupName = name
            self.entries = entries
        }
    }

    package struct Entry: Sendable {
        let previewTitle: String
        let previewPath: String
        let previewText: String

        package init(_ title: String, path: String, text: String) {
            previewTitle = title
            previewPath = path
            previewText = text
        }
    }
}
