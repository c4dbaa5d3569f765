/// Mails by day: a row of bars for what was sent, what failed and what came back, each to a scale of its own, since a
/// handful of failures would not be seen beside thousands that arrived. Lengths are in units of the picture, 360 wide.
struct MailPicture: Sendable {
    let pictureTitle: String
    let pictureSummary: String
    let mailRows: [Row]
    let firstDay: String
    let lastDay: String

    struct Row: Sendable {
        let rowName: String
        let rowTotal: String
        let nameY: Int
        let baseY: Int
        let rowBars: [Bar]
    }

    struct Bar: Sendable {
        let barClass: String
        let barX: Int
        let barY: Int
        let barHeight: Int
    }

    /// Empty where there was no mail at all.
    /// - Parameter sent: what becomes of a mail that leaves, in one word.
    static func list(_ days: [MailDayLine], sent: String) -> [MailPicture] {
        days.contains { $0.sent + $0.failed + $0.bounced > 0 } ? [MailPicture(days, sent)] : []
    }

    private init(_ days: [MailDayLine], _ sent: String) {
        mailRows = [
            Row(sent, "mail-sent", days.map(\.sent), below: 0),
            Row("Failed", "mail-failed", days.map(\.failed), below: 84),
            Row("Came back", "mail-bounced", days.map(\.bounced), below: 168),
        ]
        firstDay = days.first?.shortDay ?? ""
        lastDay = days.last?.shortDay ?? ""
        let sums = (days.map(\.sent).sum, days.map(\.failed).sum, days.map(\.bounced).sum)
        pictureSummary = "In \(days.count) days \(sums.0) \(sent.lowercased()), \(sums.1) failed, \(sums.2) came back."
        pictureTitle = "\(pictureSummary) The numbers stand below as a table."
    }
}

extension MailPicture.Row {
    private static let height = 52

    fileprivate init(_ name: String, _ barClass: String, _ counts: [Int], below top: Int) {
        let most = counts.max() ?? 0
        rowName = name
        rowTotal = most == 0 ? "none" : "up to \(most) a day"
        nameY = top + 14
        baseY = top + 22 + Self.height
        rowBars = counts.enumerated().filter { $0.element > 0 }.map { [baseY] index, count in
            // A single mail is to be seen beside a thousand.
            let length = max(2, count * Self.height / most)
            return MailPicture.Bar(barClass: barClass, barX: index * 12, barY: baseY - length, barHeight: length)
        }
    }
}

extension [Int] {
    fileprivate var sum: Int { reduce(0, +) }
}
