/// What a template shows: every value computed before, as stored properties (Mustache sees no others). Within a
/// template a name that a list element lacks is looked up in what encloses it, so names mean one thing per page.
package protocol Page: Sendable {
    /// The template's file under `Templates/`, without the ending.
    static var template: String { get }
}

/// A page that stands inside the site's frame.
package protocol SitePage: Page {
    /// What the browser's tab and the history call it.
    var pageTitle: String { get }
}
