extension ArticleDraft {
    /// The places of the works that have all of these words in their title or their authors; of all works, where there
    /// are no words.
    package func items(about words: String) -> [Int] {
        let wanted = SearchWords(words)
        if wanted.list.isEmpty { return words.tidied.isEmpty ? Array(articles.indices) : [] }
        return articles.indices.filter { item in
            let record = articles[item].record
            let text = ([record.title] + record.contributors.map(\.indexName)).joined(separator: " ")
            return wanted.allBegin(wordsIn: SearchWords(text).list)
        }
    }
}
