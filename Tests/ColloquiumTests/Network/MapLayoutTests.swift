import Colloquium
import Testing

@Suite("The layout of a map")
struct MapLayoutTests {
    private static func items(_ count: Int) -> [MapLayout.Item] {
        (0..<count).map { index in
            MapLayout.Item(
                strength: Tie.Strength.allCases[index * 7 % 3], isOrganisation: index % 6 == 5,
                group: ["", "sepsis", "feedback", "ethics"][index * 5 % 4], labelLength: 8 + index * 11 % 18)
        }
    }

    private static func canvases(_ count: Int) -> [MapCanvas] { [.narrow(of: count), .wide(of: count)] }

    @Test("is the same every time", arguments: [1, 30, 120])
    func deterministic(_ count: Int) {
        for canvas in Self.canvases(count) {
            let links = count > 3 ? [(0, 3)] : []
            let layout = MapLayout(Self.items(count), links: links, on: canvas)
            #expect(layout == MapLayout(Self.items(count), links: links, on: canvas))
        }
    }

    @Test("stays on its canvas, and covers no mark with another", arguments: [0, 1, 2, 7, 40, 150, 300])
    func apart(_ count: Int) {
        for canvas in Self.canvases(count) {
            let layout = MapLayout(Self.items(count), on: canvas)
            #expect(layout.spots.count == count)
            let spots = layout.spots + [layout.centre]
            for (index, one) in spots.enumerated() {
                #expect((9...canvas.width - 9).contains(one.x) && (9...canvas.height - 9).contains(one.y))
                for other in spots.dropFirst(index + 1) {
                    #expect(max(abs(one.x - other.x), abs(one.y - other.y)) >= 14, "\(count), \(canvas.width)")
                }
            }
        }
    }

    @Test("names everybody where there is room, and never one name over another", arguments: [5, 15, 25, 33, 40, 300])
    func labels(_ count: Int) {
        for canvas in Self.canvases(count) {
            let items = Self.items(count)
            let layout = MapLayout(items, on: canvas)
            #expect(count > 40 || layout.spots.allSatisfy(\.isLabelled), "\(count) on \(canvas.width)")
            #expect(layout.spots.count { $0.isLabelled } > count / 12)
            let boxes = zip(items, layout.spots).filter(\.1.isLabelled).map { item, spot in
                (spot, width: Double(min(item.labelLength, canvas.labelLength)) * canvas.letter)
            }
            for (index, one) in boxes.enumerated() {
                for other in boxes.dropFirst(index + 1) {
                    let isBeside = abs(one.0.x - other.0.x) > (one.width + other.width) / 2 - 1.5
                    #expect(isBeside || abs(one.0.y - other.0.y) > 12)
                }
            }
        }
    }

    @Test("has organisations below the people, and strong ties nearer than those that are wished for")
    func meaning() {
        let items = Self.items(36)
        for canvas in Self.canvases(36) {
            let layout = MapLayout(items, on: canvas)
            func mean(_ isIn: (MapLayout.Item) -> Bool, _ value: (MapLayout.Spot) -> Double) -> Double {
                let values = zip(items, layout.spots).filter { isIn($0.0) }.map { value($0.1) }
                return values.reduce(0, +) / Double(values.count)
            }
            func distance(_ spot: MapLayout.Spot) -> Double {
                let (x, y) = ((spot.x - layout.centre.x) / canvas.width, (spot.y - layout.centre.y) / canvas.height)
                return (x * x + y * y).squareRoot()
            }
            #expect(mean({ $0.isOrganisation }, \.y) > mean({ !$0.isOrganisation }, \.y) + canvas.height / 6)
            let near = mean({ $0.strength == .strong }, distance)
            let middle = mean({ $0.strength == .weak }, distance)
            let far = mean({ $0.strength == .wishedFor }, distance)
            #expect(near < middle && middle < far)
        }
    }
}
