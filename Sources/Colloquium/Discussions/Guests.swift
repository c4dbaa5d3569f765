extension Viewer {
    /// Whether they may contribute to a discussion while it takes contributions: who may write in its club, and an author
    /// of the article who is a guest of this discussion alone.
    package func mayContribute(
        to discussion: Number<Discussion>, in club: Number<Club>, _ visibility: Club.Visibility
    ) -> Bool {
        guestOf.contains(discussion) || mayWrite(in: club, visibility)
    }

    /// - Throws: a refusal for who may not contribute.
    package func refuseUnlessContributing(to discussion: Number<Discussion>, in club: Club) throws(Refusal) {
        guard mayContribute(to: discussion, in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "You may not contribute here.")
        }
    }
}
