import Foundation

/// The forces that lay out a map (a spring to the ring of each strength, repulsion of every pair, attraction of what
/// belongs together), and the parting of what would cover each other. Every round looks at each pair once.
struct ForceField {
    private(set) var x: [Double]
    private(set) var y: [Double]
    let middle: (x: Double, y: Double)

    private let canvas: MapCanvas
    /// From the middle, in halves of the canvas.
    private let rings: [Double]
    private let isOrganisation: [Bool]
    private let links: [(Int, Int)]
    /// Half of what a mark and its label take.
    private let halfWidths: [Double]
    private let halfHeight: Double
    /// How much more room there is up and down than to the sides; in a crowd there is none anywhere.
    private let slope: Double
    private let halves: (width: Double, height: Double)

    /// A round takes longer with every node, and a crowd is never at rest.
    private var rounds: Int { min(max(9_000 / max(x.count, 1), 35), 70) }
    private var partings: Int { min(max(9_000 / max(x.count, 1), 30), 150) }

    init(_ items: [MapLayout.Item], links: [(Int, Int)], on canvas: MapCanvas) {
        self.canvas = canvas
        let labels = items.map { max(canvas.width(ofLabel: $0.labelLength), 2 * MapCanvas.markRadius) + 8 }
        // Where the names have no room, less of each is kept free, and the names go that find none.
        let share = 0.5 * canvas.width * canvas.height / (labels.reduce(0, +) * MapCanvas.rowHeight + 1)
        let least = MapCanvas.markRadius + 2
        halfWidths = labels.map { max($0 / 2 * min(share, 1), least) }
        halfHeight = max(MapCanvas.rowHeight / 2 * min(share.squareRoot() + 0.2, 1), least)
        slope = share < 1 ? 1 : canvas.height / canvas.width
        middle = (canvas.width / 2, canvas.height / 2)
        halves = (canvas.width / 2 - 30, canvas.height / 2 - 26)
        rings = items.enumerated().map { index, item in
            // A crowd on one line would have to leave it: it fills the band around the line.
            item.strength.ring
                - (items.count > 60 ? 0.3 * (Double(index) * 0.618).truncatingRemainder(dividingBy: 1) : 0)
        }
        isOrganisation = items.map(\.isOrganisation)
        let neighbours = Self.neighbours(of: items)
        self.links = links + neighbours
        x = Array(repeating: 0, count: items.count)
        y = x
        for (isBelow, sector) in Self.sectors(of: items) {
            let those = items.indices.filter { items[$0].isOrganisation == isBelow }
                .sorted { (items[$0].group, $0) < (items[$1].group, $1) }
            for (place, index) in those.enumerated() {
                let share = (Double(place) + 0.5) / Double(those.count)
                let angle = sector.lowerBound + share * (sector.upperBound - sector.lowerBound)
                x[index] = middle.x + cos(angle) * rings[index] * halves.width
                y[index] = middle.y + sin(angle) * rings[index] * halves.height
            }
        }
    }

    /// Angles, clockwise from the right, for organisations (below) and for people.
    private static func sectors(of items: [MapLayout.Item]) -> [(isBelow: Bool, ClosedRange<Double>)] {
        let below = items.count { $0.isOrganisation }
        if below == 0 || below == items.count { return [(below > 0, -0.5 * .pi...1.5 * .pi)] }
        let share = min(max(Double(below) / Double(items.count), 0.2), 0.5)
        let half = share * .pi
        return [(true, 0.5 * .pi - half...0.5 * .pi + half), (false, 0.5 * .pi + half...2.5 * .pi - half)]
    }

    /// Each with the next of its group.
    private static func neighbours(of items: [MapLayout.Item]) -> [(Int, Int)] {
        var last: [String: Int] = [:]
        var pairs: [(Int, Int)] = []
        for (index, item) in items.enumerated() where !item.group.isEmpty && !item.isOrganisation {
            if let earlier = last.updateValue(index, forKey: item.group) { pairs.append((earlier, index)) }
        }
        return pairs
    }

    /// Lets the forces work until they are weak.
    mutating func relax() {
        let count = x.count
        if count == 0 { return }
        let room = canvas.width * canvas.height / Double(count + 1)
        let reach = 6 * room
        // The same share of the canvas is the same distance across and down.
        let across = (canvas.height / canvas.width).squareRoot()
        let rounds = rounds
        for round in 0..<rounds {
            var forceX = [Double](repeating: 0, count: count)
            var forceY = forceX
            for one in 0..<count {
                pull(one, &forceX[one], &forceY[one])
                for other in (one + 1)..<max(count, one + 1) {
                    let dx = (x[one] - x[other]) * across
                    let dy = (y[one] - y[other]) / across
                    let distance = dx * dx + dy * dy + 1
                    if distance > reach { continue }
                    let push = 0.35 * room / distance
                    forceX[one] += dx * push
                    forceY[one] += dy * push
                    forceX[other] -= dx * push
                    forceY[other] -= dy * push
                }
            }
            for (one, other) in links {
                let (dx, dy) = (x[other] - x[one], y[other] - y[one])
                forceX[one] += 0.02 * dx
                forceY[one] += 0.02 * dy
                forceX[other] -= 0.02 * dx
                forceY[other] -= 0.02 * dy
            }
            let most = 24 * (1 - Double(round) / Double(rounds)) + 1
            for index in 0..<count {
                move(index, by: min(max(0.3 * forceX[index], -most), most), min(max(0.3 * forceY[index], -most), most))
            }
        }
    }

    /// To the ring of its strength; of organisations, below the middle too.
    private func pull(_ index: Int, _ forceX: inout Double, _ forceY: inout Double) {
        let (u, v) = ((x[index] - middle.x) / halves.width, (y[index] - middle.y) / halves.height)
        let radius = max((u * u + v * v).squareRoot(), 0.01)
        let spring = 1.2 * (rings[index] - radius) / radius
        forceX += spring * u * halves.width
        forceY += spring * v * halves.height
        if isOrganisation[index], v < 0.35 { forceY += 0.6 * (0.35 - v) * halves.height }
    }

    /// Moves apart what covers each other, each pair along the shorter way, until nothing does or no more is gained.
    mutating func part() {
        let count = x.count
        for _ in 0..<partings {
            var isSettled = true
            for one in 0..<count {
                if partFromMiddle(one) { isSettled = false }
                for other in (one + 1)..<max(count, one + 1) {
                    let dy = y[one] - y[other]
                    let overY = 2 * halfHeight - abs(dy)
                    if overY <= 0 { continue }
                    let dx = x[one] - x[other]
                    let overX = halfWidths[one] + halfWidths[other] - abs(dx)
                    if overX <= 0 { continue }
                    isSettled = false
                    if overX * slope < overY {
                        let step = (dx < 0 ? -1.0 : 1) * (overX / 2 + 0.5)
                        move(one, by: step, 0)
                        move(other, by: -step, 0)
                    } else {
                        let step = (dy < 0 ? -1.0 : 1) * (overY / 2 + 0.5)
                        move(one, by: 0, step)
                        move(other, by: 0, -step)
                    }
                }
            }
            if isSettled { return }
        }
    }

    /// The middle stays where it is.
    private mutating func partFromMiddle(_ index: Int) -> Bool {
        let (dx, dy) = (x[index] - middle.x, y[index] - middle.y)
        let (overX, overY) = (halfWidths[index] + 24 - abs(dx), halfHeight + 24 - abs(dy))
        if overX <= 0 || overY <= 0 { return false }
        if overX < overY {
            move(index, by: (dx < 0 ? -1 : 1) * (overX + 1), 0)
        } else {
            move(index, by: 0, (dy < 0 ? -1 : 1) * (overY + 1))
        }
        return true
    }

    /// Stays on the canvas with all of its label.
    private mutating func move(_ index: Int, by dx: Double, _ dy: Double) {
        let side = halfWidths[index] + 2
        x[index] = min(max(x[index] + dx, side), canvas.width - side)
        y[index] = min(max(y[index] + dy, MapCanvas.markRadius + 5), canvas.height - MapCanvas.labelDrop - 8)
    }

    /// Which labels have room beside every mark and beside the labels of those that matter more: the strong before the
    /// weak, the weak before those wished for.
    func labelled(_ items: [MapLayout.Item]) -> [Bool] {
        var kept: [Box] = []
        var isLabelled = items.map { _ in false }
        let marks = items.indices.map { Box(x: x[$0], y: y[$0], halfWidth: 9, halfHeight: 9) }
        let order = items.indices.sorted { (items[$0].strength.ring, $0) < (items[$1].strength.ring, $1) }
        for index in order {
            let width = canvas.width(ofLabel: items[index].labelLength) / 2
            let box = Box(x: x[index], y: y[index] + MapCanvas.labelDrop - 4, halfWidth: width, halfHeight: 7)
            let isOff = box.x - width < -2 || box.x + width > canvas.width + 2
            let covers = marks.enumerated().contains { $0.offset != index && $0.element.covers(box) }
            let isMiddle = Box(x: middle.x, y: middle.y + 6, halfWidth: 18, halfHeight: 18).covers(box)
            if isOff || covers || isMiddle || kept.contains(where: { $0.covers(box) }) { continue }
            kept.append(box)
            isLabelled[index] = true
        }
        return isLabelled
    }

    private struct Box {
        let x: Double
        let y: Double
        let halfWidth: Double
        let halfHeight: Double

        func covers(_ other: Box) -> Bool {
            abs(x - other.x) < halfWidth + other.halfWidth && abs(y - other.y) < halfHeight + other.halfHeight
        }
    }
}

extension Tie.Strength {
    /// How far from the middle, in halves of the canvas.
    fileprivate var ring: Double {
        switch self {
        case .strong: 0.48
        case .weak: 0.76
        case .wishedFor: 0.98
        }
    }
}
