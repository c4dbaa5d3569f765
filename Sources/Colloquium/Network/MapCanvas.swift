/// What a map is drawn on, in units of the picture: a unit is about a pixel on the screens it is meant for.
package struct MapCanvas: Hashable, Sendable {
    package let width: Double
    package let height: Double
    /// What one character of a label takes, on average.
    package let letter: Double
    /// Characters of a label; a longer name is cut.
    package let labelLength: Int

    private init(width: Double, shortest: Double, tallest: Double, letter: Double, labelLength: Int, of nodes: Int) {
        self.width = width
        self.letter = letter
        self.labelLength = labelLength
        // A third of the picture for names is legible; more would be a list.
        let name = letter * Double(labelLength) * 0.75 * Self.rowHeight
        height = min(max(shortest, Double(nodes) * name * 3 / width), tallest).rounded()
    }

    /// For a phone, which scrolls.
    package static func narrow(of nodes: Int) -> MapCanvas {
        MapCanvas(width: 360, shortest: 420, tallest: 2_400, letter: 6.7, labelLength: 18, of: nodes)
    }

    /// For a desk, where it is seen at once.
    package static func wide(of nodes: Int) -> MapCanvas {
        MapCanvas(width: 880, shortest: 500, tallest: 1_300, letter: 7.3, labelLength: 26, of: nodes)
    }

    /// Of a mark with its label below.
    static let rowHeight = 36.0
    /// From the centre of a mark to its edge.
    static let markRadius = 9.0
    /// From the centre of a mark to the line its label stands on.
    package static let labelDrop = 22.0

    /// A name as it stands below its mark: cut where it is too long, in the middle of a word if need be.
    package func label(_ name: String) -> String {
        name.count <= labelLength ? name : String(name.prefix(labelLength - 1)) + "…"
    }

    /// How wide a label is.
    func width(ofLabel length: Int) -> Double { Double(min(length, labelLength)) * letter }
}
