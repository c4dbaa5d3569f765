extension Question {
    /// In the place of the title of a question that was withdrawn.
    package static let withdrawnTitle = "Withdrawn question"
}

extension Viewer {
    /// Who asked a question, a facilitator of its club, or a moderator may take it away.
    package func mayWithdraw(questionBy author: Number<Member>, in club: Number<Club>) -> Bool {
        isSignedIn && (member == author || isModerator || facilitates(club))
    }

    package func refuseUnlessWithdrawing(
        questionBy author: Number<Member>, in club: Number<Club>
    ) throws(Refusal) {
        guard mayWithdraw(questionBy: author, in: club) else {
            throw Refusal(
                .forbidden, "Only who asked it, a facilitator of the club or a moderator may withdraw a question.")
        }
    }
}
