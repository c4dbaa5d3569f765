/// Tags of languages (BCP 47) as feeds spell them.
enum LanguageTag {
    /// "en_US" is "en-US"; what cannot be a tag is none.
    static func tidied(_ raw: String) -> String {
        let tag = raw.replacing("_", with: "-")
        let isTag =
            tag.utf8.count <= 35 && tag.utf8.allSatisfy { $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == 0x2D }
        return isTag ? tag : ""
    }
}
