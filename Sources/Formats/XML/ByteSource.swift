/// Gives the next bytes of a file or an answer: as many as are there and fit, none at the end.
package typealias ByteSource = (UnsafeMutableRawBufferPointer) throws -> Int

enum ByteSources {
    /// Bytes that are all there.
    static func memory(_ bytes: ArraySlice<UInt8>) -> ByteSource {
        var position = 0
        return { room in
            let count = min(room.count, bytes.count - position)
            bytes.withUnsafeBytes { all in
                room.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
            }
            position += count
            return count
        }
    }

    /// An XML document that is all there, made ready for the parser: in UTF-8, and without references that XML does not
    /// know.
    static func document(_ bytes: [UInt8]) -> ByteSource {
        var text = CharacterCoding.startOfUTF8(bytes).map { bytes[$0...] } ?? CharacterCoding.utf8(bytes)[...]
        if let unwrapped = CDATASections.unwrapped(text) { text = unwrapped[...] }
        if let mended = LooseReferences.mended(text) { text = mended[...] }
        return memory(text)
    }

    /// `first` and then what `rest` gives.
    static func joined(_ first: ArraySlice<UInt8>, _ rest: @escaping ByteSource) -> ByteSource {
        let head = memory(first)
        var headIsDone = false
        return { room in
            if !headIsDone {
                let count = try head(room)
                if count > 0 { return count }
                headIsDone = true
            }
            return try rest(room)
        }
    }

    /// Reads until there are `count` bytes or the end comes.
    static func read(_ count: Int, from source: ByteSource) throws -> (bytes: [UInt8], isAll: Bool) {
        var bytes: [UInt8] = []
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
        defer { piece.deallocate() }
        while bytes.count < count {
            let read = try source(UnsafeMutableRawBufferPointer(rebasing: piece.prefix(count - bytes.count)))
            if read == 0 { return (bytes, true) }
            bytes += piece.prefix(read)
        }
        return (bytes, false)
    }
}
