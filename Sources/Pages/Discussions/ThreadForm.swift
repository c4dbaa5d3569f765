/// The form of a discussion's page that the buttons beside its contributions belong to: one, so that a thousand contributions
/// do not carry a thousand tokens. Where the reader can write, it is the form they write in: what stands there unsaved comes
/// along when they press another button.
package enum ThreadForm: String, Hashable, Sendable {
    case signals, contribute

    var attributes: String { self == .signals ? "form=\"signals\"" : "form=\"contribute\" formnovalidate" }
}

/// How a discussion's page is read, to come back to it, and what stood in the form, to tell whether it was touched.
struct ReadAs: Sendable {
    let readKind: String
    let readOrder: String
    let givenText: String
}
