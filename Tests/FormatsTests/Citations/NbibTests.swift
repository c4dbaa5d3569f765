import Colloquium
import Testing

@testable import Formats

@Suite("nbib, PubMed's citation files")
struct NbibTests {
    static let guideline = """

        PMID- 38534005
        OWN - NLM
        IS  - 1437-4331 (Electronic)
        IS  - 1434-6621 (Linking)
        VI  - 62
        IP  - 9
        DP  - 2024 Aug 27
        TI  - [The EFLM European Urinalysis Guideline\u{20}
              2023].
        PG  - 1653-1786
        LID - 10.1515/cclm-2024-0070 [doi]
        AB  - BACKGROUND: The EFLM. RECOMMENDATIONS: Do
              it.
        OAB - Publisher: HINTERGRUND: Das.
        OABL- ger
        OAB - plain-language-summary: Easy.
        FAU - Kouri, Timo T
        AU  - Kouri TT
        AUID- ORCID: 0000-0002-3282-232X
        AD  - HUS Diagnostic Center,\u{20}
              Helsinki.
        FAU - Artino, Anthony R Jr
        AU  - Artino AR Jr
        CN  - Task and Finish Group
        FIR - Someone, Else
        IR  - Someone E
        LA  - fin
        PT  - Practice Guideline
        DEP - 20240328
        TT  - Alkuperainen.
        TA  - Clin Chem Lab Med
        JT  - Clinical chemistry and laboratory medicine
        MH  - Urinalysis/*methods
        OTO - NOTNLM
        OT  - *urine
        PMC - PMC123456
        PHST- 2024/01/19 00:00 [received]
        AID - cclm-2024-0070 [pii]

        PMID- 2
        TI  - Second.
        AU  - Gout I
        AU  - et al.
        """

    @Test("reads what PubMed saves")
    func saved() throws {
        let record = try #require(try Nbib.records(in: Fixtures.bytes("medline_12230038.nbib")).first)
        #expect(record.title == "The Bio* toolkits--a brief overview")
        #expect(record.names == ["Mangalam, Harry"])
        #expect(record.numbers == ["PMID 12230038"])
        #expect(record.container.title == "Briefings in bioinformatics")
        #expect(record.published?.description == "2002-09")
        #expect(record.meshTerms.contains("Computational Biology"))
        #expect(record.abstract.first?.text.hasSuffix("beginning biologist programmer.") == true)
        #expect(record.origins[.title]?.source == "PubMed")
    }

    @Test("reads people with their affiliations, numbers, dates, headings and both abstracts")
    func details() throws {
        let record = try #require(try Nbib.records(of: Self.guideline).first)
        #expect(record.title == "The EFLM European Urinalysis Guideline 2023")
        #expect(record.originalTitle == "Alkuperainen")
        #expect(record.names == ["Kouri, Timo T", "Artino, Anthony R Jr", "Task and Finish Group"])
        #expect(record.contributors[0].orcid == "0000-0002-3282-232X")
        #expect(record.contributors[0].affiliations == ["HUS Diagnostic Center, Helsinki."])
        #expect(record.contributors[1].suffix == "Jr")
        #expect(
            record.numbers == ["PMID 38534005", "PMC123456", "doi:10.1515/cclm-2024-0070", "PII CCLM-2024-0070"])
        #expect(record.published?.description == "2024-08-27")
        #expect(record.dates.map(\.kind) == [.print, .online, .received])
        #expect(record.headings == ["Background", "Recommendations"])
        #expect(record.abstracts.map(\.kind) == [.abstract, .translated, .digest])
        #expect(record.abstracts[1].language == "ger")
        #expect(record.meshTerms == ["Urinalysis"])
        #expect(record.keywords == ["urine"])
        #expect(record.container.issns == ["1437-4331", "1434-6621"])
    }

    @Test("keeps records apart, and says so when NLM left authors out")
    func several() throws {
        let records = try Nbib.records(of: Self.guideline)
        #expect(records.count == 2)
        #expect(records[1].names == ["Gout, I"])
        #expect(records[1].contributorsAreComplete == false)
        let crlf = Self.guideline.replacing("\n", with: "\r\n")
        #expect(try Nbib.records(of: crlf) == records)
    }

    @Test(
        "reads relations in both directions",
        arguments: [
            ("RIN - BMJ. 2024;3:4. PMID: 11", "retractedBy PMID 11"),
            ("ROF - BMJ. 2024;3:4. PMID: 11", "retractionOf PMID 11"),
            ("EIN - Foo. 2024. doi: 10.1000/xyz.", "correctedBy doi:10.1000/xyz"),
            ("EFR - Foo. doi: 10.1000/x. PMID: 12", "correctionOf PMID 12"), ("CIN - X. PMID: 5", "commentedBy PMID 5"),
            ("CON - X. PMID: 5", "commentOn PMID 5"), ("ECI - X. PMID: 5", "concernedBy PMID 5"),
            ("ECF - X. PMID: 5", "concernAbout PMID 5"), ("UIN - X. PMID: 5", "updatedBy PMID 5"),
            ("UOF - medRxiv. 2023 Mar\n      8:x. doi: 10.1101/1. PMID:\n      5", "updateOf PMID 5"),
        ])
    func relations(_ line: String, _ relation: String) throws {
        let record = try #require(try Nbib.records(of: "PMID- 1\n\(line)\n").first)
        #expect(record.stated == [relation])
        #expect(record.relations.first?.asserter == "PubMed")
    }

    @Test("reads chapters of books")
    func chapter() throws {
        let text =
            "PMID- 21249755\nDP  - 2009\nTI  - Peutz-Jeghers Syndrome\nBTI - Cancer Syndromes\nPB  - NCBI\n"
            + "FED - Boardman, Lisa A\nED  - Boardman LA\nFAU - Gleeson, Ferga C.\nAU  - Gleeson FC\nPT  - Book Chapter\n"
        let record = try #require(try Nbib.records(of: text).first)
        #expect(record.kind == .chapter)
        #expect(record.container.title == "Cancer Syndromes")
        #expect(record.otherContributors.map(\.indexName) == ["Boardman, Lisa A"])
        #expect(record.names == ["Gleeson, Ferga C."])
    }

    @Test("takes the location without a kind for the article number where there are no pages")
    func articleNumber() throws {
        let text = "PMID- 36448670\nVI  - 11\nLID - 10.7554/eLife.80092 [doi]\nLID - e80092\nAID - 80092 [pii]\n"
        #expect(try Nbib.records(of: text).first?.pages == "e80092")
        #expect(try Nbib.records(of: text + "PG  - 12-3\n").first?.pages == "12-3")
    }

    @Test("refuses other formats", arguments: ["", "TY  - JOUR\nER  - ", "Subject: x- y", "{}"])
    func refusals(_ text: String) {
        #expect(throws: FormatError.unrecognised) { try Nbib.records(of: text) }
    }

    @Test("reads headings with an apostrophe or brackets in them")
    func marksInHeadings() throws {
        let text = "PMID- 1\nAB  - BACKGROUND: A. RESULT(S): B. AUTHORS' CONCLUSIONS: C."
        #expect(try Nbib.records(of: text).first?.headings == ["Background", "Result(s)", "Authors' conclusions"])
    }
}
