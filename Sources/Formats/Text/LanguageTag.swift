/// Tags of languages (BCP 47) as feeds spell them.
enum LanguageTag {
    /// "en_US" is "en-US"; what cannot be a tag is none.
    static func tidied(_ raw: String) -> String {
        if raw.isEmpty { return "" }
        let tag = raw.utf8.contains(UInt8(ascii: "_")) ? raw.replacing("_", with: "-") : raw
        let isTag =
            tag.utf8.count <= 35 && tag.utf8.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == 0x2D }
        return isTag ? tag : ""
    }
}
