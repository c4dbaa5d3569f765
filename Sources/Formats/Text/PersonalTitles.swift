/// What pages set around the names of a list: titles before them, degrees behind them.
struct PersonalTitles {
    /// Whether what stands behind commas are degrees. "MD" may be initials as well ("García Márquez, MD"); in a list that
    /// has nothing but degrees behind its commas it is none.
    private let areDegrees: Bool

    init(in names: [String]) {
        let divided = names.filter { $0.utf8.contains(UInt8(ascii: ",")) }
        areDegrees = !divided.isEmpty && divided.allSatisfy(Self.hasOnlyDegrees)
    }

    private static func hasOnlyDegrees(_ name: String) -> Bool {
        let parts = Self.parts(name)
        guard let head = parts.first, head.contains(" "), !PersonName.beginsWithParticle(head) else { return false }
        return PersonName.withoutDegrees(parts).count == 1
    }

    private static func parts(_ name: String) -> [String] {
        name.split(separator: ",").map { $0.trimmingSpace }.filter { !$0.isEmpty }
    }

    /// "Prof. Dr. med. Jane Doe, MD, PhD" is "Jane Doe".
    func without(_ name: String) -> String {
        let bare = hasDegrees(name) ? Self.parts(name).first ?? name : name
        guard Self.isTitle(bare.prefix { $0 != " " }) else { return bare }
        var words = bare.split(separator: " ")
        while words.count > 2, Self.isTitle(words[0]) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    /// Two degrees are no initials, whatever the rest of the list has.
    private func hasDegrees(_ name: String) -> Bool {
        guard name.utf8.contains(UInt8(ascii: ",")) else { return false }
        return areDegrees || Self.parts(name).count > 2 && Self.hasOnlyDegrees(name)
    }

    private static func isTitle(_ word: Substring) -> Bool {
        word.utf8.count < 11 && titles.contains(word.lowercased())
    }

    private static let titles: Set<String> = [
        "dr", "dr.", "prof", "prof.", "professor", "pd", "priv.-doz.", "univ.-prof.", "med.", "rer.", "nat.", "phil.",
        "habil.", "h.c.",
    ]
}
