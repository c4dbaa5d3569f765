import Colloquium

/// The form that keeps a search under a name.
struct SearchSaveForm: Sendable {
    let saveAction = SitePath.savedSearches
    let csrf: String
    let savedWords: String
    let name: Field

    init(_ query: String, name: String, csrf: String, problems: [Refusal.Problem] = []) {
        self.csrf = csrf
        savedWords = query
        self.name = Field("name", "Name", value: name, required: true, in: problems)
    }
}

extension SearchSaveForm: NamedParts {
    func child(named part: String) -> Any? {
        switch part {
        case "saveAction": saveAction
        case "csrf": csrf
        case "savedWords": savedWords
        case "name": name
        default: nil
        }
    }
}
