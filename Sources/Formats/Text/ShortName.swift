/// A name of at most sixteen bytes as one number, so that a table of names is asked without a string for each of the
/// millions that a file may have.
struct ShortName: Equatable, Sendable {
    private let packed: UInt128

    /// Nil where the name is longer.
    init?(_ name: some Collection<UInt8>) {
        guard name.count <= 16 else { return nil }
        packed = name.reduce(0) { $0 << 8 | UInt128($1) }
    }

    fileprivate var place: Int {
        let folded = UInt64(truncatingIfNeeded: packed) ^ UInt64(truncatingIfNeeded: packed >> 64)
        return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 48)
    }
}

/// What names stand for. A dictionary would guard each question against names made up to collide; here only the names
/// of the table are kept, and none of those is made up.
struct NameTable<Value: Sendable>: Sendable {
    /// Each name as near behind its place as there was room.
    private var slots: [(name: ShortName, value: Value)?]

    init(_ values: [(name: ShortName, value: Value)]) {
        var count = 16
        while count < values.count * 4 { count *= 2 }
        slots = Array(repeating: nil, count: count)
        for (name, value) in values {
            var slot = name.place & (count - 1)
            while let taken = slots[slot], taken.name != name { slot = (slot + 1) & (count - 1) }
            slots[slot] = (name, value)
        }
    }

    /// From lists of names with a space between.
    init(_ lists: [(names: String, value: Value)]) {
        self.init(
            lists.flatMap { names, value in
                names.utf8.split(separator: 0x20).compactMap { name in ShortName(name).map { ($0, value) } }
            })
    }

    subscript(_ name: ShortName) -> Value? {
        var slot = name.place & (slots.count - 1)
        while let taken = slots[slot] {
            if taken.name == name { return taken.value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}
