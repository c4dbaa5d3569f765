import Foundation

/// A text as its words are compared: without regard to case, diacritics and punctuation, without the article, and with
/// British and American spelling alike.
struct SearchWords: Hashable, Sendable {
    let list: [String]

    init(_ text: String) {
        let plain = text.replacing("&", with: " and ").lowercased()
            .folding(options: [.diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en"))
            .replacing("ae", with: "e").replacing("oe", with: "e").replacing("æ", with: "e").replacing("œ", with: "e")
        list = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "the" }
    }

    var joined: String { list.joined(separator: " ") }

    /// Every one of these words begins a word there, in any order.
    func allBegin(wordsIn words: [String]) -> Bool {
        list.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }
}
