import Colloquium

/// What was said on a worksheet, with the form for more.
struct CommentsPart: Sendable {
    let commentLines: [CommentLine]
    /// Empty on the reader's own worksheet.
    let guidingNumber: String
    let commentAction: String
    let commentKey: String
    let commentSubmission: String
    let commentText: Field
    let commentGoal: Choice
    let screening: [ScreenChoice]
    let commentLabel: String

    struct CommentLine: Sendable {
        let commentAuthor: String
        let commentDay: String
        let commentOn: String
        let commentWords: String
        let isNewComment: Bool
        /// None where the reader may not remove it.
        let commentRemoval: [String]
    }

    /// - Parameters:
    ///   - guiding: nil on the reader's own worksheet.
    ///   - reader: whoever may remove their own, and on their own worksheet all.
    init(
        _ comments: [Worksheet.Comment], on worksheet: Worksheet, of guiding: Number<Guiding>?,
        for reader: Number<Member>, _ entry: Worksheet.CommentEntry, time: ReaderTime,
        in found: [Refusal.Problem]
    ) {
        commentLines = comments.map { comment in
            let goal = worksheet.goals.first { $0.number == comment.goal }
            return CommentLine(
                commentAuthor: comment.author.name, commentDay: time.moment(comment.writtenAt),
                commentOn: goal.map { "on “\($0.text.excerpt(80))”" } ?? "", commentWords: comment.text,
                isNewComment: comment.isNew,
                commentRemoval: guiding == nil || comment.author.number == reader
                    ? [SitePath.removal(of: comment.number)] : [])
        }
        guidingNumber = guiding?.description ?? ""
        commentAction = guiding.map { SitePath.comments(on: $0) } ?? SitePath.worksheetComments
        commentKey = "comment-\(guiding?.description ?? "me")"
        commentSubmission = entry.submission
        commentText = Field(
            "comment", guiding == nil ? "Your answer" : "Your comment", value: entry.text,
            hint: "Who guides this worksheet’s owner reads it too. No patient’s name or number.", required: true,
            in: found)
        commentGoal = Choice(
            "comment-goal", "On",
            options: [("", "All of it")] + worksheet.goals.map { ($0.number.description, $0.text.excerpt(80)) },
            chosen: entry.goal, in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
        commentLabel = guiding == nil ? "Answer" : "Comment"
    }
}
