/// Something that rests on a work, to be looked at again once the work is retracted: what a member did, or what others did
/// where the member reads.
package struct Reliance: Hashable, Sendable {
    package enum Deed: Hashable, Sendable {
        case answer(Number<StoredAnswer>)
        case contribution(Number<Contribution>)
        /// They posted it.
        case discussion(Number<Discussion>)
        case vote(in: Number<Poll>)
        /// They endorsed an answer of somebody else's.
        case endorsement(of: Number<StoredAnswer>)
        /// Others discuss the work there.
        case othersDiscussion(Number<Discussion>)
        case othersContribution(Number<Contribution>)
        case othersAnswer(Number<StoredAnswer>)
    }

    package let deed: Deed
    /// Of the question, the article under discussion or the poll.
    package let title: String

    package init(_ deed: Deed, title: String) {
        self.deed = deed
        self.title = title
    }
}
