/// A name of at most sixteen bytes as one number, so that a table of names is asked without a string for each of the
/// millions that a file may have.
struct ShortName: Hashable {
    private let packed: UInt128

    /// Nil where the name is longer.
    init?(_ name: some Collection<UInt8>) {
        guard name.count <= 16 else { return nil }
        packed = name.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// A table from lists of names with a space between.
    static func table<Value>(_ lists: [(names: String, value: Value)]) -> [ShortName: Value] {
        var table: [ShortName: Value] = [:]
        for (names, value) in lists {
            for name in names.utf8.split(separator: 0x20) { if let name = ShortName(name) { table[name] = value } }
        }
        return table
    }
}
