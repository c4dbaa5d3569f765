internal import Foundation

/// One item of CSL-JSON, with the schema's names ("csl-data.json" of CSL 1.0.2). Writers of it put numbers where
/// text is meant and the other way round; what has the wrong shape is left out rather than the whole item.
struct CSLItem: Encodable {
    var id: String?
    var type: String?
    var title: String?
    var titleShort: String?
    var originalTitle: String?
    var containerTitle: String?
    var containerTitleShort: String?
    var publisher: String?
    var volume: String?
    var issue: String?
    var page: String?
    var number: String?
    var language: String?
    var abstract: String?
    var keyword: String?
    var genre: String?
    var note: String?
    var version: String?
    var doi: String?
    var pmid: String?
    var pmcid: String?
    var isbn: String?
    var issn: String?
    var url: String?
    var author: [CSLName]?
    var editor: [CSLName]?
    var translator: [CSLName]?
    var issued: CSLDate?
    var submitted: CSLDate?

    enum CodingKeys: String, CodingKey {
        case id, type, title, publisher, volume, issue, page, number, language, abstract, keyword, genre, note, version
        case author, editor, translator, issued, submitted
        case titleShort = "title-short"
        case originalTitle = "original-title"
        case containerTitle = "container-title"
        case containerTitleShort = "container-title-short"
        case doi = "DOI"
        case pmid = "PMID"
        case pmcid = "PMCID"
        case isbn = "ISBN"
        case issn = "ISSN"
        case url = "URL"
    }
}

extension CSLItem: Decodable {
    /// Names by which older processors know fields.
    private enum OlderKeys: String, CodingKey {
        case journalAbbreviation, shortTitle, categories
        case articleNumber = "article-number"
        case shortContainer = "short-container-title"
    }

    init(from decoder: any Decoder) throws {
        let stated = try decoder.container(keyedBy: CodingKeys.self)
        let older = try decoder.container(keyedBy: OlderKeys.self)
        func text(_ key: CodingKeys) -> String? {
            stated.contains(key) ? (try? stated.decode(CSLText.self, forKey: key))?.value : nil
        }
        func text(_ key: OlderKeys) -> String? {
            older.contains(key) ? (try? older.decode(CSLText.self, forKey: key))?.value : nil
        }
        func names(_ key: CodingKeys) -> [CSLName]? {
            stated.contains(key) ? (try? stated.decode(CSLNames.self, forKey: key))?.names : nil
        }
        id = text(.id)
        type = text(.type)
        title = text(.title)
        titleShort = text(.titleShort) ?? text(.shortTitle)
        originalTitle = text(.originalTitle)
        containerTitle = text(.containerTitle)
        containerTitleShort = text(.containerTitleShort) ?? text(.journalAbbreviation) ?? text(.shortContainer)
        publisher = text(.publisher)
        volume = text(.volume)
        issue = text(.issue)
        page = text(.page)
        number = text(.articleNumber) ?? text(.number)
        language = text(.language)
        abstract = text(.abstract)
        keyword = text(.keyword) ?? text(.categories)
        genre = text(.genre)
        note = text(.note)
        version = text(.version)
        doi = text(.doi)
        pmid = text(.pmid)
        pmcid = text(.pmcid)
        isbn = text(.isbn)
        issn = text(.issn)
        url = text(.url)
        author = names(.author)
        editor = names(.editor)
        translator = names(.translator)
        issued = try? stated.decode(CSLDate.self, forKey: .issued)
        submitted = try? stated.decode(CSLDate.self, forKey: .submitted)
    }
}

/// Items as a list, as the only one, or as the list under a key, as Zotero's server and pandoc have it.
struct CSLList: Decodable {
    let items: [CSLItem]

    private enum CodingKeys: CodingKey { case items, references }

    /// An element that is no object is none of the items.
    private struct Element: Decodable {
        let item: CSLItem?
        init(from decoder: any Decoder) throws { item = try? CSLItem(from: decoder) }
    }

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            items = try Self.items(in: &list)
            return
        }
        let stated = try decoder.container(keyedBy: CodingKeys.self)
        for key in [CodingKeys.items, .references] where stated.contains(key) {
            if var list = try? stated.nestedUnkeyedContainer(forKey: key) {
                items = try Self.items(in: &list)
                return
            }
        }
        items = [try CSLItem(from: decoder)]
    }

    private static func items(in list: inout any UnkeyedDecodingContainer) throws -> [CSLItem] {
        var items: [CSLItem] = []
        while !list.isAtEnd, items.count < RecordReader.maximumRecords {
            if let item = try list.decode(Element.self).item { items.append(item) }
        }
        return items
    }
}
