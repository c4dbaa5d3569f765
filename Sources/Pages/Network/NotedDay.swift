package import Colloquium

/// A day on which two were in touch, as typed where it is noted, and what was known before.
package struct NotedDay: Sendable {
    /// Empty for today.
    package var typed = ""
    /// The day that was known before one was noted just now: empty for none; nil where none was noted.
    package var former: String?
    /// The day that was noted just now.
    private var noted = ""
    package var problems: [Refusal.Problem] = []
    /// What proves that the site itself said so; empty where nothing does.
    package var seal = ""

    package init() {}

    /// As an address says what was noted, and what was known before; what is no day says nothing.
    package init(_ noted: String, before: String) {
        self.noted = WallTime(day: noted, hour: "00:00")?.day ?? ""
        former = before == NotedDay.none ? "" : WallTime(day: before, hour: "00:00")?.day
    }

    private static let none = "none"

    /// The address of the page that tells of it.
    /// - Parameter former: nil for none.
    package static func told(_ noted: String, on path: String, former: String?, seal: String = "") -> String {
        "\(path)?noted=\(noted)&before=\(former ?? none)" + (seal.isEmpty ? "" : "&seal=\(seal)")
    }

    /// Nil where something else is known by now: it was not this that changed it.
    /// - Parameter now: the day that is known now.
    func words(now: String) -> String? {
        former.flatMap { former in
            now != max(noted, former) || noted.isEmpty
                ? nil
                : former == now
                    ? "It stays at \(now): that day or a later one was noted before."
                    : "Noted: \(now). Before, it was \(former.isEmpty ? "no day" : former)."
        }
    }
}
