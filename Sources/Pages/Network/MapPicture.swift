import Colloquium

/// A network drawn on one canvas: lines to its owner, and a mark for each node. Numbers are in units of the picture.
struct MapPicture: Sendable {
    let pictureClass: String
    let pictureID: String
    let pictureTitle: String
    let pictureWidth: Int
    let pictureHeight: Int
    let centreX: Int
    let centreY: Int
    /// The line that the owner's name stands on.
    let centreLine: Int
    let centreLabel: String
    let strokes: [Stroke]
    let marks: [Mark]

    /// All lines of one kind, drawn as one path.
    struct Stroke: Sendable {
        let strokeClass: String
        /// As the data of a path.
        let strokeData: String

        /// Nothing where there are no such lines.
        init?(_ kind: String, _ lines: [String]) {
            if lines.isEmpty { return nil }
            strokeClass = "map-\(kind)"
            strokeData = lines.joined()
        }
    }

    struct Mark: Sendable {
        let markPath: String
        /// All that the picture says of a node.
        let markWords: String
        let markClass: String
        let markX: Int
        let markY: Int
        let isFramed: Bool
        let isRound: Bool
        let markLabel: String
        let labelClass: String
    }

    /// The same network for a phone and for a desk; a style shows one of them.
    /// - Parameters:
    ///   - owner: what stands in the middle.
    ///   - path: where a mark leads.
    static func both(
        _ ties: [Tie], known: Set<TiePair> = [], owner: String, path: (Tie) -> String
    ) -> [MapPicture] {
        [("map-narrow", MapCanvas.narrow(of: ties.count)), ("map-wide", MapCanvas.wide(of: ties.count))].map {
            MapPicture($0, ties, known: known, owner: owner, path: path, on: $1)
        }
    }

    private init(
        _ name: String, _ ties: [Tie], known: Set<TiePair>, owner: String, path: (Tie) -> String,
        on canvas: MapCanvas
    ) {
        let places = Dictionary(uniqueKeysWithValues: ties.enumerated().map { ($1.number, $0) })
        let links = known.compactMap { pair in
            places[pair.one].flatMap { one in places[pair.other].map { (one, $0) } }
        }.sorted { $0 < $1 }
        let layout = MapLayout(ties.map(MapLayout.Item.init), links: links, on: canvas)
        pictureClass = name
        pictureID = name
        pictureTitle = "Map of \(ties.count == 1 ? "one tie" : "\(ties.count) ties"). The list below says the same."
        pictureWidth = Int(canvas.width)
        pictureHeight = Int(canvas.height)
        (centreX, centreY) = (Int(layout.centre.x), Int(layout.centre.y))
        centreLine = centreY + 30
        centreLabel = canvas.label(owner)
        let spots = Dictionary(grouping: zip(ties, layout.spots)) { $0.0.strength }.mapValues { $0.map(\.1) }
        let bows = links.map { layout.spots[$0].bow(to: layout.spots[$1], around: layout.centre) }
        let rays = Tie.Strength.allCases.map { Stroke($0.rawValue, (spots[$0] ?? []).map(layout.centre.line)) }
        strokes = ([Stroke("known", bows)] + rays).compactMap(\.self)
        marks = zip(ties, layout.spots).map { Mark($0, at: $1, path: path($0), on: canvas) }
    }
}

extension MapLayout.Spot {
    fileprivate func line(to other: MapLayout.Spot) -> String {
        "M\(Int(x)) \(Int(y))L\(Int(other.x)) \(Int(other.y))"
    }

    /// Between two who know each other, bent towards the middle, so that it does not run through others who stand in line.
    fileprivate func bow(to other: MapLayout.Spot, around centre: MapLayout.Spot) -> String {
        let (middleX, middleY) = ((x + other.x) / 2, (y + other.y) / 2)
        let (dx, dy) = (other.x - x, other.y - y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1)
        // Across the line that joins them.
        let (acrossX, acrossY) = (dy / length, -dx / length)
        let side = (centre.x - middleX) * acrossX + (centre.y - middleY) * acrossY < 0 ? -1.0 : 1
        let bend = side * min(length * 0.35, 80)
        let control = "\(Int(middleX + acrossX * bend)) \(Int(middleY + acrossY * bend))"
        return "M\(Int(x)) \(Int(y))Q\(control) \(Int(other.x)) \(Int(other.y))"
    }
}

extension MapPicture.Mark {
    fileprivate init(_ tie: Tie, at spot: MapLayout.Spot, path: String, on canvas: MapCanvas) {
        markPath = path
        markWords = "\(tie.node.name): \(tie.words)"
        markClass = "map-\(tie.locality.rawValue) map-\(tie.node.kind.rawValue)"
        (markX, markY) = (Int(spot.x), Int(spot.y))
        isFramed = tie.node.kind == .organisation
        isRound = tie.mode == .inPerson
        markLabel = canvas.label(tie.node.name)
        labelClass = spot.isLabelled ? "map-label" : "map-label is-crowded"
    }
}

extension Tie {
    /// "strong, in person, local", with "organisation" or "outside" before where it is no member.
    var words: String {
        let kind = node.kind == .member ? "" : "\(node.kind.name.lowercased()), "
        return kind + [strength.name, mode.name, locality.name].joined(separator: ", ").lowercased()
    }
}
