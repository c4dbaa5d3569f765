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
    /// Empty for none.
    let questionSpecialty: String
    /// How the first answers begin; none where it is not told here.
    let answerExcerpts: [String]

    package init(
        _ number: Number<Question>, title: String, nature: Question.Nature, asker: String, askedAt: Instant,
        answers: Int, club: String, specialty: String = "", openings: [String] = [],
        time: ReaderTime
    ) {
        answerExcerpts = openings
        questionSpecialty = specialty
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

        /// - Parameter specialty: empty for any.
        package func path(in specialty: String) -> String {
            let narrowed = specialty.isEmpty ? SitePath.questions : SitePath.questions(in: specialty)
            return self == .all ? narrowed : "\(narrowed)\(specialty.isEmpty ? "?" : "&")\(rawValue)=yes"
        }

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
    /// None where no question has a specialty.
    let specialtyFilter: [SpecialtyFilter]

    struct SpecialtyFilter: Sendable {
        let specialtyChoice: Choice
        /// The list stays the same.
        let keptListing: [KeptField]
    }

    struct ListingTab: Sendable {
        let listingName: String
        let listingPath: String
        let isListing: Bool
    }

    /// - Parameters:
    ///   - specialty: of the questions that are listed; empty for any.
    ///   - specialties: those there are questions of.
    package init(
        _ questions: [QuestionItem], _ listing: Listing, in specialty: String = "", of specialties: [String] = [],
        pagination: Pagination
    ) {
        self.questions = questions
        self.pagination = pagination
        pageTitle = specialty.isEmpty ? listing.title : "\(listing.title) in \(specialty)"
        emptyText = specialty.isEmpty ? listing.empty : "There is no such question in \(specialty)."
        specialtyFilter = Self.filter(listing, specialty, among: specialties)
        listingNote = listing == .anotherLook ? "An answer to each rests on an article that was retracted." : ""
        listings = Listing.allCases.map {
            ListingTab(listingName: $0.tab, listingPath: $0.path(in: specialty), isListing: $0 == listing)
        }
    }

    private static func filter(
        _ listing: Listing, _ specialty: String, among specialties: [String]
    ) -> [SpecialtyFilter] {
        if specialties.isEmpty { return [] }
        let choice = Choice(
            "specialty", "Specialty", options: [("", "Any")] + specialties.map { ($0, $0) },
            chosen: specialties.first { $0.lowercased() == specialty.lowercased() } ?? "")
        return [
            SpecialtyFilter(
                specialtyChoice: choice,
                keptListing: listing == .all ? [] : [KeptField(keptName: listing.rawValue, keptValue: "yes")])
        ]
    }
}

extension QuestionItem: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "questionTitle": questionTitle
        case "questionPath": questionPath
        case "nature": nature
        case "askerName": askerName
        case "askedDay": askedDay
        case "answersText": answersText
        case "questionClub": questionClub
        case "questionSpecialty": questionSpecialty
        case "answerExcerpts": answerExcerpts
        default: nil
        }
    }
}
