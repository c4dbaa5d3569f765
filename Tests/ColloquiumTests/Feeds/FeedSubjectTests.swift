import Testing

@testable import Colloquium

@Suite("What a feed is about")
struct FeedSubjectTests {
    static let subjects: [FeedSubject] = [
        .site, .club(3), .tag(Tag(rawValue: "primary-care")!), .journal(JournalSlug(rawValue: "The Lancet")!),
        .member(4), .discussion(5), .question(6), .search(SearchQuery("author:\"Ada O'Neill\" -opioid: year:2020-")),
    ]

    @Test("is the same again when it was stored", arguments: subjects)
    func stored(subject: FeedSubject) {
        let (kind, detail) = subject.columns
        #expect(FeedSubject(kind: kind, detail: detail) == subject)
    }

    @Test("has a name that may stand in a URI, and no other has", arguments: subjects)
    func named(subject: FeedSubject) {
        #expect(subject.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}#".utf8.contains($0) })
        #expect(Self.subjects.filter { $0.name == subject.name } == [subject])
    }

    @Test(
        "is nothing that makes no sense",
        arguments: [
            ("club", "x"), ("club", "0"), ("club", "-1"), ("tag", ""), ("journal", "…"), ("search", " "), ("", ""),
        ])
    func refused(kind: String, detail: String) {
        #expect(FeedSubject(kind: kind, detail: detail) == nil)
    }

    @Test(
        "Journals are called by the words of their titles",
        arguments: [
            ("The New England Journal of Medicine", "the-new-england-journal-of-medicine"),
            ("Alzheimer's & Dementia", "alzheimer-s-dementia"), ("Médecine/Sciences", "medecine-sciences"),
        ])
    func journals(title: String, slug: String) {
        #expect(JournalSlug(rawValue: title)?.rawValue == slug)
        #expect(JournalSlug(rawValue: slug)?.rawValue == slug)
    }
}
