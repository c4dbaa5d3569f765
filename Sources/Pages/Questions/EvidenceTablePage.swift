package import Colloquium

/// What the answers to a question rest on, as a table.
package struct EvidenceTablePage: SitePage {
    package static let template = "questions/evidence-table"

    package let pageTitle = "Evidence table"
    let questionTitle: String
    let questionPath: String
    let orders: [Order]
    let rows: [Row]
    let files: [NextLink]

    struct Order: Sendable {
        let orderName: String
        let orderPath: String
        let isOrder: Bool
    }

    struct Row: Sendable {
        let study: String
        let studyURL: String
        let studyFacts: String
        let rowDesign: String
        let rowParticipants: String
        let rowPopulation: String
        let rowFinding: String
        let rowLevel: String
        let rowFlags: [Flag]
        let answerPath: String
        let answeredBy: String
    }

    /// What speaks against relying on a study.
    struct Flag: Sendable {
        let rowFlagClass: String
        let rowFlagText: String
    }

    /// - Parameter files: names and addresses of the table in other forms.
    package init(
        _ table: EvidenceTable, of question: Number<Question>, title: String, files: [(name: String, path: String)]
    ) {
        questionTitle = title
        questionPath = SitePath.question(question, title)
        self.files = files.map { NextLink(nextName: $0.name, nextPath: $0.path) }
        orders = EvidenceTable.Order.allCases.map { order in
            Order(
                orderName: order.name, orderPath: "\(SitePath.evidence(question))?order=\(order.rawValue)",
                isOrder: order == table.order)
        }
        rows = table.rows.map(Row.init)
    }
}

extension EvidenceTablePage.Row {
    fileprivate init(_ row: EvidenceTable.Row) {
        let evidence = row.reference.evidence
        study = row.study
        studyURL = row.reference.identifier.url ?? ""
        studyFacts =
            Citation(
                by: row.work.firstAuthor, authors: row.work.authors, journal: row.work.journal, year: row.work.year
            )
            .line
        rowDesign = row.work.design?.name ?? ""
        rowParticipants = evidence.participants.map { String($0) } ?? ""
        rowPopulation = evidence.population
        rowFinding = evidence.finding
        rowLevel = evidence.level.map { String($0.rawValue) } ?? ""
        let state =
            row.work.state == .verified
            ? [] : [EvidenceTablePage.Flag(rowFlagClass: row.work.state.flag, rowFlagText: row.work.stateSentence)]
        rowFlags =
            state
            + (row.doubts.isEmpty
                ? [] : [.init(rowFlagClass: "flag-unverified", rowFlagText: "Said not to support the answer")])
        answerPath = SitePath.answer(row.answer)
        answeredBy = row.author
    }
}
