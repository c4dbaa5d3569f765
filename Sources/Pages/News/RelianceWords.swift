package import Colloquium

extension Reliance {
    /// Where its member looks at it again.
    package var path: String {
        switch deed {
        case .answer(let answer), .endorsement(let answer), .othersAnswer(let answer): SitePath.answer(answer)
        case .contribution(let contribution), .othersContribution(let contribution):
            SitePath.contribution(contribution)
        case .discussion(let discussion), .othersDiscussion(let discussion): SitePath.discussion(discussion)
        case .vote(let poll): SitePath.poll(poll)
        }
    }

    fileprivate var words: String {
        let title = title.tidiedLine.excerpt(80)
        return switch deed {
        case .answer: "your answer to “\(title)”"
        case .contribution: "what you wrote on “\(title)”"
        case .discussion: "the discussion you posted of “\(title)”"
        case .vote: "your vote in “\(title)”"
        case .endorsement: "an answer you endorsed to “\(title)”"
        case .othersDiscussion: "the discussion of “\(title)”"
        case .othersContribution: "a contribution on “\(title)”"
        case .othersAnswer: "an answer to “\(title)”"
        }
    }
}

extension [Reliance] {
    /// "On it rest your answer to “Which inhaler?”; your vote in “Steroids?”; and 2 more."
    package var sentence: String {
        let named = prefix(3).map(\.words)
        let more = count > named.count ? ["and \(count - named.count) more"] : []
        return "On it \(count == 1 ? "rests" : "rest") \((named + more).joined(separator: "; "))."
    }
}
