package import Colloquium

/// What a file tells of people, and what of it could not be read.
package struct ContactReading: Sendable {
    package var cards: [ContactCard] = []
    /// A sentence each.
    package var problems: [String] = []

    package init() {}
}

/// Files of people: vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), and tables with a head (RFC 4180).
package enum ContactFile {
    /// Reads a file by what it holds, whatever it is called. A card or a row that cannot be read is told and takes no other
    /// with it; of more than `ContactCard.limit` the rest is told.
    /// - Throws: `empty`, `tooLarge`, or `unrecognised` where it is neither.
    package static func read(_ bytes: [UInt8]) throws(FormatError) -> ContactReading {
        if bytes.count > ContactCard.byteLimit { throw .tooLarge(limit: ContactCard.byteLimit) }
        let text = CharacterCoding.text(bytes).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        if text.allSatisfy(\.isWhitespace) { throw .empty }
        var reading =
            VCard.recognises(text) ? VCard.reading(of: text) : try ContactTable.reading(of: text)
        if reading.cards.count > ContactCard.limit {
            let left = reading.cards.count - ContactCard.limit
            reading.problems.append(
                "The file has \(left) more than the \(ContactCard.limit) that are taken at once. Upload the rest in another file."
            )
            reading.cards = Array(reading.cards.prefix(ContactCard.limit))
        }
        reading.problems += reading.cards.compactMap(\.loss)
        return reading
    }
}
