/// The names that `langid` takes: languages as LaTeX's packages babel and polyglossia call them ("The biblatex Package",
/// 2.2.3). Others say nothing to LaTeX and have none here.
enum BabelLanguage {
    /// Of a tag (BCP 47) or a code (ISO 639-2); nil where LaTeX has no name for it.
    static func name(of language: String) -> String? {
        let tag = language.lowercased().replacing("_", with: "-")
        if let name = names[tag] { return name }
        let first = String(tag.prefix { $0 != "-" })
        return names[codes[first] ?? first]
    }

    /// The tag of a name; any other text is left as it is.
    static func tag(of name: String) -> String { tags[name.lowercased()] ?? name }

    private static let names = [
        "en": "english", "en-us": "american", "en-gb": "british", "de": "ngerman", "de-at": "naustrian", "fr": "french",
        "es": "spanish", "it": "italian", "pt": "portuguese", "pt-br": "brazilian", "nl": "dutch", "da": "danish",
        "sv": "swedish", "no": "norsk", "nb": "norsk", "nn": "nynorsk", "fi": "finnish", "is": "icelandic",
        "pl": "polish", "cs": "czech", "sk": "slovak", "sl": "slovene", "hr": "croatian", "sr": "serbian",
        "ru": "russian", "uk": "ukrainian", "bg": "bulgarian", "el": "greek", "hu": "magyar", "ro": "romanian",
        "tr": "turkish", "ca": "catalan", "et": "estonian", "lv": "latvian", "lt": "lithuanian",
    ]

    private static let codes = [
        "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt",
        "dut": "nl", "nld": "nl", "dan": "da", "swe": "sv", "nor": "no", "fin": "fi", "ice": "is", "isl": "is",
        "pol": "pl", "cze": "cs", "ces": "cs", "slo": "sk", "slk": "sk", "slv": "sl", "hrv": "hr", "srp": "sr",
        "rus": "ru", "ukr": "uk", "bul": "bg", "gre": "el", "ell": "el", "hun": "hu", "rum": "ro", "ron": "ro",
        "tur": "tr", "cat": "ca", "est": "et", "lav": "lv", "lit": "lt",
    ]

    /// What other programs write for the same, too.
    private static let tags = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: min).merging(
        ["german": "de", "usenglish": "en-us", "ukenglish": "en-gb", "hungarian": "hu", "francais": "fr"]
    ) { one, _ in one }
}
