package import Colloquium

/// A member's saved searches.
package struct SavedSearchesPage: SitePage {
    package static let template = "search/saved"

    package let pageTitle = "Your searches"
    let tabs = Tab.settings(current: SitePath.savedSearches)
    let csrf: String
    let saved: [SavedSearchLink]
    /// What was just tried to save and could not.
    let draft: [SearchSaveForm]
    let problems: [FormProblem]

    package init(
        _ saved: [SavedSearch], refused entry: SavedSearch.Entry? = nil, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.saved = saved.map(SavedSearchLink.init)
        self.problems = FormProblem.list(problems)
        draft =
            entry.map { [SearchSaveForm($0.query, name: $0.name, csrf: csrf, problems: problems)] } ?? []
    }
}
