/// Where the nodes of a network stand on a canvas: the owner in the middle, strong ties near, those wished for at the
/// edge, organisations below the people, and what has a topic in common together. The same network always lies the same.
package struct MapLayout: Hashable, Sendable {
    /// What a layout needs to know of a node.
    package struct Item: Hashable, Sendable {
        package let strength: Tie.Strength
        package let isOrganisation: Bool
        /// What those have in common that should stand together, such as their first topic; empty for nothing.
        package let group: String
        /// In characters.
        package let labelLength: Int

        package init(strength: Tie.Strength, isOrganisation: Bool, group: String, labelLength: Int) {
            self.strength = strength
            self.isOrganisation = isOrganisation
            self.group = group
            self.labelLength = labelLength
        }

        package init(_ tie: Tie) {
            self.init(
                strength: tie.strength, isOrganisation: tie.node.kind == .organisation,
                group: tie.topics.first.map(Tie.key(ofTopic:)) ?? "", labelLength: tie.node.name.count)
        }
    }

    /// The centre of a mark.
    package struct Spot: Hashable, Sendable {
        package let x: Double
        package let y: Double
        /// Whether there is room for its label beside all others.
        package let isLabelled: Bool
    }

    package let canvas: MapCanvas
    package let centre: Spot
    /// One for each item, in their order.
    package let spots: [Spot]

    /// - Parameter links: indices of items that know each other and are drawn towards each other.
    package init(_ items: [Item], links: [(Int, Int)] = [], on canvas: MapCanvas) {
        self.canvas = canvas
        var field = ForceField(items, links: links, on: canvas)
        field.relax()
        field.part()
        let labelled = field.labelled(items)
        centre = Spot(x: field.middle.x, y: field.middle.y, isLabelled: true)
        spots = items.indices.map {
            Spot(x: field.x[$0].rounded(), y: field.y[$0].rounded(), isLabelled: labelled[$0])
        }
    }
}
