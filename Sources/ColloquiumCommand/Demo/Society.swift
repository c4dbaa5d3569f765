import Foundation

/// The example society as `Demo/society.json` tells it. Times are relative, so that it is always lively.
struct Society: Decodable {
    let site: Site
    let members: [Member]
    let clubs: [Club]
    let articles: [Article]
    let discussions: [Discussion]
    let questions: [Question]
    let panels: [Panel]
    let polls: [Poll]
    let subscriptions: [Subscription]
    let sources: [Source]
    let rules: [Rule]
    let proposals: [Proposal]
    let networks: [Network]
    let introductions: [ToldIntroduction]
    let worksheets: [Sheet]
    let mentoring: Mentoring

    struct Site: Decodable {
        let name: String
        let tagline: String
    }

    struct Member: Decodable {
        let handle: String
        let name: String
        let email: String
        let credentials: String
        let careerStage: String
        let institution: String
        let country: String
        let specialties: [String]
        let orcid: String
        let bio: String
        let role: String
        let timeZone: String
    }

    struct Club: Decodable {
        let slug: String
        let name: String
        let focus: String
        let norms: String
        let visibility: String
        let facilitators: [String]
        let members: [String]
    }

    struct Article: Decodable {
        let key: String
        /// A file below `Demo/records/`.
        let file: String
        let item: Int
        let tags: [String]
    }

    struct Discussion: Decodable {
        let key: String
        let article: String
        let club: String
        let postedBy: String
        let why: String
        let studyDesign: String
        let opensDaysFromNow: Double
        let lengthDays: Int
        let synthesis: String
        let contributions: [Contribution]
        let appraisals: [Appraisal]?
        let practice: [PracticeAnswer]?
        /// Where it does not take place.
        let calledOffDaysAgo: Double?
    }

    struct Contribution: Decodable {
        let key: String
        let author: String
        let kind: String
        let body: String
        let inReplyTo: String?
        let hoursAfterOpening: Double
        let editedTo: String?
        let withdrawn: Bool?
    }

    struct Question: Decodable {
        let key: String
        let askedBy: String
        let club: String
        let discussion: String?
        let title: String
        let body: String
        let nature: String
        let daysAgo: Double
        let tags: [String]
        let specialty: String?
        let answers: [Answer]
    }

    struct Answer: Decodable {
        let author: String
        let body: String
        let hoursAfter: Double
        let references: [Reference]
    }

    struct Reference: Decodable {
        let id: String
        let note: String
    }

    struct Subscription: Decodable {
        let member: String
        let scope: String
        let club: String?
        let tag: String?
        let cadence: String
    }

    struct Source: Decodable {
        let title: String
        let address: String
        let page: String
        /// A file below `Demo/feeds/`; none for one that cannot be reached.
        let file: String?
        let club: String?
        let member: String?
        /// Why it cannot be reached.
        let trouble: String
    }

    struct Rule: Decodable {
        let club: String?
        let member: String?
        let kind: String
        let phrases: [String]
        let tag: String
    }

    struct Proposal: Decodable {
        /// The title of an item.
        let item: String
        /// The club in whose inbox it is.
        let inboxOf: String
        let club: String
        let by: String
        let why: String
        let tags: [String]
        let supporters: [String]
        let hoursAgo: Double
    }
}
