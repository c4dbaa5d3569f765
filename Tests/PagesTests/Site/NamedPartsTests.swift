import Mustache
import Testing

@testable import Pages

@Suite("Values that say their parts by name")
struct NamedPartsTests {
    @Test("answer with every property they have, and with nothing else")
    func everyProperty() {
        var seen: Set<String> = []
        for page in Storybook.full + Storybook.bare { check(page, &seen) }
        // Those the frame and the lists are made of, so that the walk is known to find what there is.
        #expect(
            seen.isSuperset(of: ["Frame", "Meta", "SearchPage", "DiscussionItem", "Field"])
        )
    }

    /// Looks through a value and all that is in it.
    private func check(_ value: Any, _ seen: inout Set<String>) {
        let properties = Mirror(reflecting: value).children
        if let value = value as? any NamedParts {
            let type = "\(type(of: value))"
            seen.insert(type)
            #expect(value.child(named: "noSuchPart") == nil, "\(type)")
            for (name, property) in properties {
                let name = name ?? ""
                let part = value.child(named: name)
                #expect(part.map { "\($0)" } == "\(property)", "\(type).\(name)")
                #expect(part.map(isReadAsItIs) == true, "\(type).\(name) would be looked into")
            }
        }
        for (_, property) in properties where !(property is String) { check(property, &seen) }
    }

    private func isReadAsItIs(_ part: Any) -> Bool {
        if let list = part as? [Any] { return list.allSatisfy(isReadAsItIs) }
        return part is String || part is Bool || part is Int || part is any NamedParts
    }
}
