package import Colloquium
import Foundation

/// A question in a list.
package struct QuestionItem: Sendable {
    let questionTitle: String
    let questionPath: String
    let nature: String
    let askerName: String
    let askedDay: String
    let answersText: String
    let questionClub: String

    package init(
        _ number: Number<Question>, title: String, nature: Question.Nature, asker: String, askedAt: Instant,
        answers: Int, club: String, time: ReaderTime
    ) {
        questionTitle = title
        questionPath = SitePath.question(number, title)
        self.nature = nature.name
        askerName = asker
        askedDay = time.day(askedAt)
        answersText = answers == 0 ? "no answer yet" : answers == 1 ? "1 answer" : "\(answers) answers"
        questionClub = club
    }
}

/// Questions in a list.
package struct QuestionsPage: SitePage {
    package static let template = "questions/questions"

    /// Which questions are listed.
    package enum Listing: String, CaseIterable, Sendable {
        case all = ""
        case unanswered
        case anotherLook = "another-look"

        package var path: String { self == .all ? SitePath.questions : "\(SitePath.questions)?\(rawValue)=yes" }

        fileprivate var title: String {
            switch self {
            case .all: "Questions"
            case .unanswered: "Questions without an answer"
            case .anotherLook: "Questions that need another look"
            }
        }

        fileprivate var tab: String {
            switch self {
            case .all: "All"
            case .unanswered: "Without an answer"
            case .anotherLook: "Needs another look"
            }
        }

        fileprivate var empty: String {
            switch self {
            case .all: "Nobody has asked yet."
            case .unanswered: "Every question has an answer."
            case .anotherLook: "No answer rests on what was retracted."
            }
        }
    }

    package let pageTitle: String
    let listings: [ListingTab]
    let questions: [QuestionItem]
    let pagination: Pagination
    let emptyText: String
    /// What the list is, where that is not plain from its name.
    let listingNote: String

    struct ListingTab: Sendable {
        let listingName: String
        let listingPath: String
        let isListing: Bool
    }

    package init(_ questions: [QuestionItem], _ listing: Listing, pagination: Pagination) {
        self.questions = questions
        self.pagination = pagination
        pageTitle = listing.title
        emptyText = listing.empty
        listingNote = listing == .anotherLook ? "An answer to each rests on an article that was retracted." : ""
        listings = Listing.allCases.map {
            ListingTab(listingName: $0.tab, listingPath: $0.path, isListing: $0 == listing)
        }
    }
}
