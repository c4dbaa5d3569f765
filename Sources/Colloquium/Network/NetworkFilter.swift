/// Which ties of a network somebody looks at.
package struct NetworkFilter: Hashable, Sendable {
    /// Empty for every topic.
    package let topic: String
    /// Nil for near and far.
    package let locality: Tie.Locality?

    /// Both as an address spells them; what is none of ours filters nothing.
    package init(topic: String = "", locality: String = "") {
        self.topic = String(topic.tidiedLine.prefix(Tie.topicLength))
        self.locality = Tie.Locality(rawValue: locality)
    }

    package var isEmpty: Bool { topic.isEmpty && locality == nil }

    package func lets(_ tie: Tie) -> Bool {
        (topic.isEmpty || tie.isAbout(topic)) && (locality == nil || tie.locality == locality)
    }
}
