import Colloquium
import Foundation
import Pages
import Store

/// An answer: what the page of its question shows the same reader, and no more.
struct AnswerDocument: Encodable {
    let number: Int64
    /// Where programs read the question.
    let question: String
    let author: PersonDocument
    let answeredAt: Date
    let editedAt: Date?
    let isWithdrawn: Bool
    /// No registry knows a reference of it, so that its author alone sees it.
    let isHeld: Bool
    let isAccepted: Bool
    let isPanelEndorsed: Bool
    let endorsements: Int
    /// Markdown, and what it was turned into; left out where it was withdrawn.
    let body: String?
    let html: String?
    /// None where it was withdrawn.
    let references: [ReferenceDocument]
    /// Where people read it.
    let page: String
    let resource: String

    init(_ answer: AnswerReading, origin: String) {
        let stands = answer.withdrawnAt == nil
        number = answer.number.rawValue
        question = origin + APIPath.question(answer.question)
        author = PersonDocument(answer.author.number, answer.author.name, origin: origin)
        answeredAt = answer.answeredAt.date
        editedAt = stands ? answer.editedAt?.date : nil
        isWithdrawn = !stands
        isHeld = stands && answer.heldAt != nil
        isAccepted = answer.reception.isAccepted
        isPanelEndorsed = stands && answer.reception.isPanelEndorsed
        endorsements = stands ? answer.reception.endorsements : 0
        body = stands ? answer.body.source : nil
        html = stands ? answer.body.html : nil
        references = stands ? answer.references.map(ReferenceDocument.init) : []
        page = origin + SitePath.answer(answer.number)
        resource = origin + APIPath.answer(answer.number)
    }
}

/// A reference of an answer. What is not known or was not said is left out.
struct ReferenceDocument: Encodable {
    /// What names it again when an answer is sent.
    let pasted: String
    let scheme: String
    let value: String
    /// Where the work is opened.
    let address: String?
    let title: String?
    let firstAuthor: String?
    let journal: String?
    let year: Int?
    let design: String?
    /// "verified", "unverified", "failed" (no registry knows it) or "retracted".
    let state: String
    let note: String?
    /// From 1, the highest, to 5.
    let level: Int?
    let locator: String?
    let quotation: String?
    let participants: Int?
    let population: String?
    let finding: String?
    /// Why readers say that it does not support the answer.
    let doubts: [Doubt]

    struct Doubt: Encodable {
        let name: String
        let reason: String
    }

    init(_ cited: CitedReference) {
        let (reference, work, evidence) = (cited.reference, cited.work, cited.reference.evidence)
        pasted = reference.spelling
        scheme = reference.identifier.scheme.rawValue
        value = reference.identifier.value
        address = reference.identifier.url
        title = work.title.unlessEmpty
        firstAuthor = work.firstAuthor.citedName.unlessEmpty
        journal = work.journal.unlessEmpty
        year = Int(work.year)
        design = work.design?.name
        state = work.state.rawValue
        note = reference.note.unlessEmpty
        level = evidence.level?.rawValue
        locator = evidence.pointer.unlessEmpty
        quotation = evidence.quotation.unlessEmpty
        participants = evidence.participants
        population = evidence.population.unlessEmpty
        finding = evidence.finding.unlessEmpty
        doubts = cited.doubts.map { Doubt(name: $0.name, reason: $0.reason) }
    }
}

extension String {
    fileprivate var unlessEmpty: String? { isEmpty ? nil : self }
}
