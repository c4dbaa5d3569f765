extension String {
    /// Page numbers as one range: "1453--1457" and "1453–1457" are "1453-1457", "101-" is "101", "12-12" is "12".
    var asPageRange: String {
        let ends = split { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" || $0 == "\u{2010}" }
            .map { $0.trimmingSpace }.filter { !$0.isEmpty }
        return ends.count == 2 && ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
    }

    /// "123-9" from the first page and the last; the first alone where the last adds nothing.
    func pageRange(to last: String) -> String { isEmpty || last.isEmpty || last == self ? self : "\(self)-\(last)" }
}
