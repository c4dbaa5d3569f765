internal import CLibXML2

/// Entities of HTML, such as "&nbsp;", which XML does not know and feeds use. They are given to the parser as if XML
/// had predefined them, which is a character and never grows.
enum HTMLEntities {
    private static let table: UncheckedTable = {
        var table = UncheckedTable()
        for code in UInt32(160)...9830 {
            guard let description = htmlEntityValueLookup(code), let name = description.pointee.name,
                let scalar = Unicode.Scalar(code)
            else { continue }
            table.add(String(cString: name), scalar)
        }
        return table
    }()

    static func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? { table.entities[String(cString: name)] }

    /// Made once and never changed or freed.
    private struct UncheckedTable: @unchecked Sendable {
        private(set) var entities: [String: xmlEntityPtr] = [:]

        mutating func add(_ name: String, _ scalar: Unicode.Scalar) {
            let entity = xmlEntityPtr.allocate(capacity: 1)
            entity.initialize(to: xmlEntity())
            entity.pointee.type = XML_ENTITY_DECL
            entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
            entity.pointee.name = UnsafePointer(xmlStrdup(name))
            entity.pointee.content = xmlStrdup(String(scalar))
            entity.pointee.length = Int32(String(scalar).utf8.count)
            entities[name] = entity
        }
    }
}
