/// The names that documents give their encodings, and who converts from them.
enum EncodingLabel {
    /// Whether the name promises nothing that Latin-1 or UTF-8 would not hold, or no name is given at all.
    static func isWestern(_ label: String) -> Bool {
        ["", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"]
            .contains(label) || label.hasPrefix("utf-16") || label.hasPrefix("utf-32")
    }

    /// UTF-8 for bytes in the encoding of that name, in lower case; nil where the name is none that we trust.
    static func converter(_ label: String, _ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let name = label.replacing("_", with: "-")
        if let converter = others[name] { return CharacterConversion.utf8(bytes, from: converter) }
        return isCodePage(name) ? CharacterConversion.utf8(bytes, from: name) : nil
    }

    /// Tables of one byte a sign, whose converters are simple enough for a stranger's bytes.
    private static func isCodePage(_ name: String) -> Bool {
        if let match = name.wholeMatch(of: /(?:cp|ibm|csibm)?0?([0-9]{2,4})/), let number = Int(match.1) {
            return (37...880).contains(number) || number == 1125 || (1140...1149).contains(number)
                || (1250...1258).contains(number)
        }
        return name.contains(
            /^(iso-?8859-[0-9]{1,2}|windows-125[0-8]|koi8-[rtu]|ms-(ansi|arab|cyrl|ee|greek|hebr|turk)|ebcdic-cp-[a-z]{2}|cspc[0-9a-z]{4,20}|cskoi8r|viscii|tcvn(-?5712-?1?)?|winbaltrim|mac|macintosh|csmacintosh|mac-?cyrillic)$/
        )
    }

    /// Names that the converters do not know, and names that stand for more than their standard holds: pages that
    /// say GB 2312, Shift JIS or ISO 8859-9 use what Windows added (Encoding Standard, 4.2).
    private static let others: [String: String] = [
        "gb2312": "GB18030", "gb-2312-80": "GB18030", "csgb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030",
        "cp936": "GB18030", "gb18030": "GB18030",
        "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "cn-big5": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
        "cp950": "BIG5-HKSCS",
        "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "ms-kanji": "CP932", "windows-31j": "CP932",
        "cp932": "CP932",
        "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS", "iso-2022-jp": "ISO-2022-JP",
        "euc-kr": "CP949", "ks-c-5601-1987": "CP949", "korean": "CP949", "windows-949": "CP949", "cp949": "CP949",
        "iso-8859-9": "CP1254", "latin5": "CP1254",
        "iso-8859-11": "CP874", "tis-620": "CP874", "windows-874": "CP874", "cp874": "CP874",
        "latin2": "ISO-8859-2", "latin4": "ISO-8859-4",
        "ibm039": "IBM037", "csibm861": "IBM861", "cp-is": "IBM861",
        "macroman": "MACINTOSH", "x-mac-roman": "MACINTOSH", "x-mac-cyrillic": "MAC-CYRILLIC",
        "maccentraleurope": "MAC-CENTRALEUROPE", "maclatin2": "MAC-CENTRALEUROPE", "maciceland": "MAC-IS",
    ]
}
