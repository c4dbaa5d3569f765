/// Something that has an entry in feeds.
package enum FeedThing: Hashable, Sendable {
    case discussion(Number<Discussion>)
    case contribution(Number<Contribution>)
    case synthesis(Number<Discussion>)
    case question(Number<Question>)
    case answer(Number<StoredAnswer>)
    case article(Number<Article>)
    case appraisal(Number<Appraisal>)

    /// Unique in the site, and the same for ever, whatever its title becomes.
    package var name: String {
        switch self {
        case .discussion(let number): "discussions/\(number)"
        case .contribution(let number): "contributions/\(number)"
        case .synthesis(let number): "syntheses/\(number)"
        case .question(let number): "questions/\(number)"
        case .answer(let number): "answers/\(number)"
        case .article(let number): "articles/\(number)"
        case .appraisal(let number): "appraisals/\(number)"
        }
    }
}
