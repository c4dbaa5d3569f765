extension DraftedArticle {
    /// The work under the names that the member gives it by now. Where they took one away, what was found goes too: it may
    /// have been found under that name, and of another work.
    package func renamed(_ names: [Identifier]) -> DraftedArticle {
        var draft = self
        let known = record.identifiers
        let gone = known.filter { !names.contains($0) }
        if !gone.isEmpty {
            draft.statements = statements.filter { !$0.source.isRegistry }.map { $0.without(gone) }
        }
        let new = names.filter { name in
            // Of what was found, the form shows these two; all other names are those of the work that was found.
            let isShown = gone.isEmpty || !known.contains(name) || name.scheme == .doi || name.scheme == .pmid
            return isShown && !draft.record.identifiers.contains(name)
        }
        if !new.isEmpty {
            var record = ArticleRecord()
            record.identifiers = new
            draft.statements = draft.statements.adding(Claim.Statement(.pasted, record))
        }
        return draft
    }

    /// The work as another than an article that is here: without the names that are the article's, and without what
    /// registries said of that.
    package func distinct(from article: Article) -> DraftedArticle {
        var draft = self
        let names = article.record.identifiers
        let shared = record.identifiers.filter(names.contains)
        draft.statements = statements.filter {
            !$0.source.isRegistry || $0.record.likenessByIdentifiers(to: article.record) != .same
        }.map { $0.without(names) }
        draft.unanswered.removeAll { names.contains($0.identifier) }
        draft.remarks = [
            "Left out as the identifiers of the article that is here: \(shared.map(\.label).listed). Enter this article’s own."
        ]
        draft.distinctFrom = (distinctFrom ?? []) + [article.number]
        return draft
    }
}

extension Claim.Statement {
    /// What a person made of `given`, in two parts: what they corrected, and what they only said because nobody had yet,
    /// which is believed until somebody does.
    /// - Parameter isAwaited: whether somebody is still to be asked.
    package static func typed(
        _ given: ArticleRecord, _ corrected: ArticleRecord, isAwaited: Bool
    ) -> [Claim.Statement] {
        guard let whole = Claim.Statement(correcting: given, to: corrected) else { return [] }
        var (told, correction) = (ArticleRecord(), whole.record)
        if isAwaited {
            for field in ArticleRecord.Field.allCases where field != .identifiers {
                guard whole.record.says(field), !given.says(field) else { continue }
                told.take(field, from: whole.record)
                correction.take(field, from: ArticleRecord())
            }
        }
        let statements = [
            Claim.Statement(.pasted, told), Claim.Statement(.hand, correction, denied: whole.denied),
        ]
        return statements.filter { $0.record != ArticleRecord() || !$0.denied.isEmpty }
    }

    fileprivate func without(_ names: [Identifier]) -> Claim.Statement {
        var record = record
        record.identifiers.removeAll(where: names.contains)
        record.links.removeAll { link in names.contains { $0.scheme == .url && $0.value == link } }
        return Claim.Statement(source, detail: detail, record, denied: denied)
    }
}

extension [Claim.Statement] {
    /// With one more; what was pasted is one statement.
    package func adding(_ statement: Claim.Statement) -> [Claim.Statement] {
        guard statement.source == .pasted, let index = firstIndex(where: { $0.source == .pasted }) else {
            return self + [statement]
        }
        var all = self
        all[index] = all[index].followed(by: statement)
        return all
    }
}
