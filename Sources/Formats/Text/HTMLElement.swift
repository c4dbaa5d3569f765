internal import CLibXML2

/// An element of HTML by what it means for the words in it. Its name is valid during the call that tells of it.
struct HTMLElement {
    enum Role {
        case inline, block
        case styled(InlineText.Style)
        /// What stands inside is not for readers.
        case silent
    }

    private let spelled: UnsafeBufferPointer<UInt8>
    let role: Role

    /// "jats:p" is "p": what is quoted from XML keeps its prefix.
    init(_ full: UnsafeBufferPointer<UInt8>) {
        let start = full.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
        spelled = UnsafeBufferPointer(rebasing: full[start...])
        role = ShortName(spelled).flatMap { Self.roles[$0] } ?? .inline
    }

    init(_ full: UnsafePointer<xmlChar>) {
        self.init(UnsafeBufferPointer(start: full, count: Int(xmlStrlen(full))))
    }

    var name: String { String(decoding: spelled, as: UTF8.self) }
    var isSilent: Bool { if case .silent = role { true } else { false } }
    var isBlock: Bool { if case .block = role { true } else { false } }
    var style: InlineText.Style? { if case .styled(let style) = role { style } else { nil } }

    static func isBlock(_ name: String) -> Bool {
        if case .block? = ShortName(Array(name.utf8)).flatMap({ roles[$0] }) { true } else { false }
    }

    private static let roles = NameTable([
        (
            "p div br h1 h2 h3 h4 h5 h6 li ul ol tr table td th hr section article blockquote header sec title",
            Role.block
        ),
        ("dd dt dl pre caption figcaption list-item", .block),
        ("script style svg noscript template textarea xmp applet select noframes noembed frameset", .silent),
        ("annotation annotation-xml tex-math", .silent),
        ("i em italic", .styled(.italic)), ("b strong bold", .styled(.bold)), ("sub inf", .styled(.lowered)),
        ("sup", .styled(.raised)),
    ])
}
