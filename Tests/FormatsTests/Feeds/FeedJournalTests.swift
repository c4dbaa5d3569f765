import Testing

@testable import Formats

@Suite("Names of journals in the titles of feeds")
struct FeedJournalTests {
    @Test(
        "lose what platforms put around them",
        arguments: [
            ("Wiley: TAXON: Table of Contents", "TAXON"),
            ("tandf: Journal of Natural History", "Journal of Natural History"),
            ("Botanical Journal of the Linnean Society Current Issue", "Botanical Journal of the Linnean Society"),
            ("Academic Medicine - Current Issue", "Academic Medicine"),
            ("Academic Medicine - Published Ahead-of-Print", "Academic Medicine"), ("BMJ recent issues", "BMJ"),
            ("SAGE Publications Ltd: Palliative Medicine: Table of Contents", "Palliative Medicine"),
            ("ScienceDirect Publication: Resuscitation", "Resuscitation"),
            ("Latest Results for BMC Medical Education", "BMC Medical Education"),
            ("BMC Medical Education - Latest Articles", "BMC Medical Education"),
            ("Frontiers in Public Health | New and Recent Articles", "Frontiers in Public Health"),
            ("medRxiv Subject Collection: Cardiovascular Medicine", "medRxiv"), ("Latest Issue", "Latest Issue"),
            ("Nature", "Nature"), ("", ""), ("JAMA Network Open", "JAMA Network Open"),
        ])
    func undecorated(_ title: String, _ journal: String) {
        #expect(FeedJournal.undecorated(title) == journal)
    }
}
