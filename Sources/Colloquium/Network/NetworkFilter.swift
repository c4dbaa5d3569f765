/// Which ties of a network somebody looks at.
package struct NetworkFilter: Hashable, Sendable {
    /// Empty for every topic.
    package let topic: String
    /// Nil for near and far.
    package let locality: Tie.Locality?
    /// The goal of the owner's worksheet that they serve; nil for any or none.
    package let goal: Number<Worksheet.Goal>?

    /// All as an address spells them; what is none of ours filters nothing.
    package init(topic: String = "", locality: String = "", goal: String = "") {
        self.topic = String(topic.tidiedLine.prefix(Tie.topicLength))
        self.locality = Tie.Locality(rawValue: locality)
        self.goal = Int64(goal).flatMap { $0 > 0 ? Number(rawValue: $0) : nil }
    }

    private init(topic: String, locality: Tie.Locality?, goal: Number<Worksheet.Goal>?) {
        (self.topic, self.locality, self.goal) = (topic, locality, goal)
    }

    /// Without a goal that is none of the owner's: it filters nothing.
    package func among(_ goals: [Worksheet.Goal]) -> NetworkFilter {
        NetworkFilter(topic: topic, locality: locality, goal: goals.contains { $0.number == goal } ? goal : nil)
    }

    package var isEmpty: Bool { topic.isEmpty && locality == nil && goal == nil }

    /// - Parameter goals: of the owner; one that is not among them filters nothing.
    package func lets(_ tie: Tie, serving goals: [Worksheet.Goal] = []) -> Bool {
        let asked = goals.first { $0.number == goal }
        return (topic.isEmpty || tie.isAbout(topic)) && (locality == nil || tie.locality == locality)
            && asked?.ties.contains(tie.number) ?? true
    }
}
