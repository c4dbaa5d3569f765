package import Colloquium

extension SitePath {
    package static func draft(_ number: Number<ArticleDraft>) -> String { "\(drafts)/\(number)" }
    package static func draft(_ number: Number<ArticleDraft>, item: Int) -> String {
        "\(drafts)/\(number)?item=\(item)"
    }
    /// The page of its list that shows a work.
    package static func draftList(_ number: Number<ArticleDraft>, at item: Int) -> String {
        let page = item / DraftChoicePage.size + 1
        return page == 1 ? draft(number) : "\(draft(number))?page=\(page)"
    }
    package static func draftList(_ number: Number<ArticleDraft>, afterPosting item: Int) -> String {
        let path = draftList(number, at: item)
        return path + (path.contains("?") ? "&" : "?") + "posted=yes"
    }
    /// Its works that are about these words.
    static func draft(_ number: Number<ArticleDraft>, about words: String) -> String {
        words.isEmpty ? draft(number) : "\(draft(number))?q=\(words.percentEncodedForQuery)"
    }
    /// Where it was thrown away and can be taken back.
    package static func discarded(_ number: Number<ArticleDraft>) -> String { "\(newArticle)?discarded=\(number)" }
    package static func draftChoice(_ number: Number<ArticleDraft>) -> String { "\(draft(number))/choice" }
    package static func draftRemoval(_ number: Number<ArticleDraft>) -> String { "\(draft(number))/removal" }
    package static func draftRestoration(_ number: Number<ArticleDraft>) -> String { "\(draft(number))/restoration" }
    package static func draftPublication(_ number: Number<ArticleDraft>, item: Int) -> String {
        "\(draft(number))/publication" + query(item)
    }
    /// What is typed, to be kept.
    package static func draftEntry(_ number: Number<ArticleDraft>, item: Int) -> String {
        "\(draft(number))/entry" + query(item)
    }
    /// Asking the services again.
    package static func draftResolution(_ number: Number<ArticleDraft>, item: Int) -> String {
        "\(draft(number))/resolution" + query(item)
    }
    /// Saying that it is another article than the one that is here.
    package static func draftDistinction(_ number: Number<ArticleDraft>, item: Int) -> String {
        "\(draft(number))/distinction" + query(item)
    }

    private static func query(_ item: Int) -> String { item == 0 ? "" : "?item=\(item)" }
}
