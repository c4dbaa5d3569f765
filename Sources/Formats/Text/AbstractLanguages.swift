internal import Colloquium

extension [ArticleRecord.Abstract] {
    /// The abstract proper first, and its translations told as such: it is the one in the work's language, else the first
    /// that its source does not call a translation, else the first of all.
    func arranged(language: String) -> [ArticleRecord.Abstract] {
        let own = indices.filter { self[$0].kind == .abstract }
        let main =
            own.first { self[$0].language.isSameLanguage(as: language) } ?? own.first
            ?? firstIndex { $0.kind == .translated }
        guard let main else { return self }
        var arranged = self
        for index in indices where index == main || self[index].kind == .abstract {
            let isOther =
                index != main && !self[index].language.isEmpty
                && !self[index].language.isSameLanguage(as: self[main].language)
            arranged[index].kind = isOther ? .translated : .abstract
        }
        return [arranged[main]] + arranged[..<main] + arranged[(main + 1)...]
    }
}

extension String {
    /// Whether two codes begin with the same two letters: "en", "en-GB", "eng".
    fileprivate func isSameLanguage(as other: String) -> Bool {
        !isEmpty && prefix(2).lowercased() == other.prefix(2).lowercased()
    }
}
