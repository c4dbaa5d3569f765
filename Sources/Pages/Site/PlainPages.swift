/// One thing to say, and where to go next.
package struct MessagePage: SitePage {
    package static let template = "site/message"

    package let pageTitle: String
    let paragraphs: [String]
    let nextLinks: [NextLink]
    /// Something to copy, such as an invitation link; empty for none.
    let copyText: String
    /// What a person wrote into a form that could not be done; empty for nothing.
    let typedText: String

    package init(
        _ title: String, _ paragraphs: [String], next: [(String, String)], copy: String = "", typed: String = ""
    ) {
        pageTitle = title
        self.paragraphs = paragraphs
        nextLinks = next.map { NextLink(nextName: $0.0, nextPath: $0.1) }
        copyText = copy
        typedText = typed
    }
}

package struct NextLink: Sendable {
    let nextName: String
    let nextPath: String

    package init(nextName: String, nextPath: String) {
        self.nextName = nextName
        self.nextPath = nextPath
    }
}

/// A question with one button: what a link in a mail leads to, so that nothing happens before a person says so.
package struct ConfirmationPage: SitePage {
    package static let template = "site/confirmation"

    package let pageTitle: String
    let explanation: String
    let confirmAction: String
    let confirmLabel: String
    let csrf: String
    /// Extra choices, such as trusting the device.
    let offersTrust: Bool
    let isDangerous: Bool
    /// What the form says besides.
    let carried: [KeptField]

    package init(
        _ title: String, _ explanation: String, action: String, label: String, csrf: String, offersTrust: Bool = false,
        isDangerous: Bool = false, carrying fields: [(name: String, value: String)] = []
    ) {
        pageTitle = title
        self.explanation = explanation
        confirmAction = action
        confirmLabel = label
        self.csrf = csrf
        self.offersTrust = offersTrust
        self.isDangerous = isDangerous
        carried = fields.map { KeptField(keptName: $0.name, keptValue: $0.value) }
    }
}

/// What somebody typed before their session ended, to be sent with one button.
package struct KeptTextPage: SitePage {
    package static let template = "site/kept-text"

    package let pageTitle = "Your text is still here"
    let keptAction: String
    let kept: [KeptField]
    let written: [WrittenField]
    let csrf: String

    package init(action: String, fields: [(name: String, value: String)], csrf: String) {
        keptAction = action
        written = WrittenField.list(fields)
        kept = fields.map { KeptField(keptName: $0.name, keptValue: $0.value) }
        self.csrf = csrf
    }
}

struct KeptField: Sendable {
    let keptName: String
    let keptValue: String
}
