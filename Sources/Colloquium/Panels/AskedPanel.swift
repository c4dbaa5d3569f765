/// The panel that something is put to, as far as its rules need to know of it.
package struct AskedPanel: Hashable, Sendable {
    package let number: Number<Panel>
    package let topic: String
    package let endsAt: Instant?

    package init(number: Number<Panel>, topic: String, endsAt: Instant?) {
        self.number = number
        self.topic = topic
        self.endsAt = endsAt
    }

    package func hasEnded(at now: Instant) -> Bool { endsAt.map { $0 <= now } ?? false }
}
