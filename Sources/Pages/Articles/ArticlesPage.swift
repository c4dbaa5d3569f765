package import Colloquium

/// Articles in a list: the newest, or those with a tag.
package struct ArticlesPage: SitePage {
    package static let template = "articles/articles"

    package let pageTitle: String
    let articles: [DiscussionItem]
    let questions: [QuestionItem]
    let pagination: Pagination
    let feedPath: String
    let followPath: String
    let clubs: [ClubLink]
    let tags: [TagLink]
    let emptyText: String
    /// Whoever is no guest: a visitor signs in first.
    let invitesToTakePart: Bool

    package struct ClubLink: Sendable {
        let clubName: String
        let clubPath: String

        package init(_ number: Number<Club>, _ name: String) {
            clubName = name
            clubPath = SitePath.club(number, name)
        }
    }

    package init(
        title: String, articles: [DiscussionItem], questions: [QuestionItem] = [], pagination: Pagination,
        feedPath: String, following scope: Subscription.Scope, clubs: [ClubLink], tags: [Tag], emptyText: String,
        for viewer: Viewer
    ) {
        pageTitle = title
        self.articles = articles
        self.questions = questions
        self.pagination = pagination
        self.feedPath = feedPath
        followPath = SitePath.following(scope)
        self.clubs = clubs
        self.tags = tags.map(TagLink.init)
        self.emptyText = emptyText
        invitesToTakePart = !viewer.isGuest
    }
}

/// Every tag in use.
package struct TagsPage: SitePage {
    package static let template = "articles/tags"

    package let pageTitle = "Tags"
    let counts: [CountedTag]

    struct CountedTag: Sendable {
        let tag: TagLink
        let articlesText: String
        let isMajor: Bool
    }

    package init(_ tags: [(Tag, Int)]) {
        counts = tags.map {
            CountedTag(
                tag: TagLink($0.0), articlesText: $0.1 == 1 ? "1 article" : "\($0.1) articles", isMajor: $0.1 > 2)
        }
    }
}

extension ArticleRecord.Field {
    var words: String {
        switch self {
        case .identifiers: "Identifiers"
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .originalTitle: "Original title"
        case .language: "Language"
        case .contributors: "Contributors"
        case .container: "Journal"
        case .publisher: "Publisher"
        case .volume: "Volume"
        case .issue: "Issue"
        case .pages: "Pages"
        case .published: "Published"
        case .abstract: "Abstract"
        case .publicationTypes: "Publication types"
        case .meshTerms: "MeSH"
        case .keywords: "Keywords"
        case .relations: "Relations"
        case .licence: "Licence"
        case .links: "Links"
        case .kind: "Kind of work"
        case .otherContributors: "Other contributors"
        case .dates: "Dates"
        case .version: "Version"
        case .fullText: "Full text"
        }
    }
}

extension ArticlesPage: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "pageTitle": pageTitle
        case "articles": articles
        case "questions": questions
        case "pagination": pagination
        case "feedPath": feedPath
        case "followPath": followPath
        case "clubs": clubs
        case "tags": tags
        case "emptyText": emptyText
        case "invitesToTakePart": invitesToTakePart
        default: nil
        }
    }
}

extension ArticlesPage.ClubLink: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "clubName": clubName
        case "clubPath": clubPath
        default: nil
        }
    }
}
