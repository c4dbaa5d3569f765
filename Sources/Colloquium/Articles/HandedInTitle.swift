extension DraftedArticle {
    /// What a file and a registry call one work, where they do not look like the same: an identifier in the file is then
    /// perhaps that of another work.
    package struct TitleDisagreement: Hashable, Sendable {
        package let handedIn: String
        package let registry: ClaimSource
        package let registryTitle: String
    }

    /// Nil where nothing was handed in that has a title, or every registry agrees with it.
    package var titleDisagreement: TitleDisagreement? {
        guard let own = statements.first(where: { $0.source == .citationFile })?.record, let key = WorkKey(own)
        else { return nil }
        for statement in statements where statement.source.isRegistry {
            guard let other = WorkKey(statement.record), !key.hasTitle(like: other) else { continue }
            return TitleDisagreement(
                handedIn: own.title, registry: statement.source, registryTitle: statement.record.title)
        }
        return nil
    }
}
