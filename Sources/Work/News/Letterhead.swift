package import Colloquium
package import Pages

/// What every mail that the site writes by itself starts from.
package struct Letterhead: Sendable {
    let templates: Templates
    /// Scheme and authority of the site, without a slash at the end.
    let origin: String
    let sender: EmailAddress

    package init(templates: Templates, origin: String, sender: EmailAddress) {
        self.templates = templates
        self.origin = origin
        self.sender = sender
    }
}
