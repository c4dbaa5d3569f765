internal import Colloquium

/// Dates in `<meta>`: Google Scholar asks for "2019/12/31", "2019/12" or "2019".
enum PageDate {
    static func date(in text: String) -> PartialDate? {
        if let match = text.firstMatch(of: /^\s*([12][0-9]{3})[\/.]([0-9]{1,2})(?:[\/.]([0-9]{1,2}))?/) {
            return StatedDate.date(
                year: String(match.1), month: String(match.2), day: match.3.map(String.init) ?? "")
        }
        guard let match = text.firstMatch(of: /^\s*([0-9]{1,2})[\/.]([0-9]{1,2})[\/.]([12][0-9]{3})/),
            let first = Int(match.1), let second = Int(match.2)
        else { return StatedDate.date(in: text) }
        // Day and month in either order: a number above twelve tells them apart, and points, which put the day first.
        if first > 12 || text.contains(".") {
            return StatedDate.date(year: String(match.3), month: String(second), day: String(first))
        }
        if second > 12 || first == second {
            return StatedDate.date(year: String(match.3), month: String(first), day: String(second))
        }
        return StatedDate.date(year: String(match.3))
    }
}

/// Keywords in one tag.
enum PageKeywords {
    static func split(_ text: String) -> [String] {
        let line = InlineText(html: text).plain
        let mark: Character = line.contains(";") ? ";" : ","
        return line.split(separator: mark).map { $0.trimmingSpace }.filter { !$0.isEmpty }
    }
}
