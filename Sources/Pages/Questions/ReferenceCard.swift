package import Colloquium

/// A reference as a card under an answer.
package struct ReferenceCard: Sendable {
    let referenceTitle: String
    let referenceURL: String
    let referenceLabel: String
    let referenceCitation: String
    let referenceDesign: String
    let referenceNote: String
    let recordPath: [String]
    let freeTextURL: [String]
    let referenceState: String
    /// The class of its mark.
    let referenceFlag: String
    let isArticleDiscussed: Bool
    /// Which reference before it names the same work; empty where none does.
    let sameWorkText: String
    /// Whether registries are still asked for it.
    let isLookedUp: Bool
    let evidence: [EvidenceLine]
    let doubts: [ObjectionLine]

    /// What the answer takes from it.
    struct EvidenceLine: Sendable {
        let levelName: String
        let pointer: String
        let quotation: String
    }

    /// - Parameters:
    ///   - earlier: the place, from one on, of a reference before it that names the same work.
    ///   - doubts: what readers say against it.
    package init(
        _ reference: Reference, _ work: CitedWork, sameAs earlier: Int? = nil, doubts: [ObjectionLine] = []
    ) {
        self.doubts = doubts
        sameWorkText = earlier.map { "The same work as reference \($0)" } ?? ""
        let told = work.title.isEmpty
        referenceTitle = told ? reference.identifier.label : work.title
        referenceLabel = told ? "" : reference.identifier.label
        referenceURL = reference.identifier.url ?? ""
        referenceCitation =
            Citation(by: work.firstAuthor, authors: work.authors, journal: work.journal, year: work.year).line
        referenceDesign = work.design?.name ?? ""
        referenceNote = reference.note
        recordPath = work.article.map { [SitePath.article($0, work.title)] } ?? []
        freeTextURL = work.freeText.isEmpty ? [] : [work.freeText]
        referenceState = work.stateSentence
        referenceFlag = work.state.flag
        isArticleDiscussed = work.isDiscussed
        isLookedUp = told && work.state == .unverified && reference.identifier.isInRegistries
        let said = reference.evidence
        let isSilent = said.level == nil && said.pointer.isEmpty && said.quotation.isEmpty
        evidence =
            isSilent
            ? [] : [EvidenceLine(levelName: said.level?.name ?? "", pointer: said.pointer, quotation: said.quotation)]
    }
}

extension ReferenceState {
    /// The class of its mark.
    var flag: String {
        switch self {
        case .verified: "flag-verified"
        case .unverified, .failed: "flag-unverified"
        case .retracted: "flag-retracted"
        }
    }
}

extension CitedWork {
    /// How far registries know it.
    var stateSentence: String {
        switch state {
        case .verified: "Verified"
        case .unverified where identifier.scheme == .url: "Unverified: a web page"
        case .unverified where identifier.scheme == .isbn: "Unverified: a book"
        case .unverified: title.isEmpty ? "Unverified: not looked up yet" : "Unverified"
        case .failed: "No registry knows it"
        case .retracted: "Retracted"
        }
    }
}
