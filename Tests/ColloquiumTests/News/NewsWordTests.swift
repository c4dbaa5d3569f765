import Testing

@testable import Colloquium

@Suite("Words that are followed")
struct NewsWordTests {
    @Test(
        "are one journal in every spelling",
        arguments: [
            ["The Lancet", "Lancet", "the lancet", "Lancet (London, England)", "LANCET."],
            ["Diabetes & Metabolism", "Diabetes and metabolism", "Diabetes, and Metabolism"],
            ["BMJ (Clinical research ed.)", "The BMJ", "bmj"], ["Révista", "Revista"], ["0140-6736", "0140–6736"],
        ])
    func journals(_ spellings: [String]) {
        #expect(Set(spellings.map(NewsWord.journalKey)).count == 1)
        #expect(Set(spellings.compactMap { Subscription.Scope.journal($0).wordKey }).count == 1)
    }

    @Test("are two journals where a word differs, and never none", arguments: ["Lancet Oncology", "(The)", "The"])
    func others(_ title: String) {
        #expect(!["lancet", ""].contains(NewsWord.journalKey(title)))
    }

    @Test(
        "lead to the nearest that is known: a slip of the pen, or the beginnings of its words",
        arguments: [
            ("lacnet", "lancet"), ("lancets", "lancet"), ("lanc-onc", "lancet-oncology"), ("gutt", "gut"),
            ("athsma", "asthma"),
            ("new-eng-j-med", "new-england-journal-of-medicine"), ("jama", nil), ("lancet", "lancet-oncology"),
            ("x", nil), ("l", nil),
        ])
    func nearest(_ typed: String, _ expected: String?) {
        let known = ["asthma", "lancet", "lancet-oncology", "gut", "new-england-journal-of-medicine"].map { ($0, $0) }
        #expect(NearestWord.nearest(to: typed, among: known) == expected)
    }
}
