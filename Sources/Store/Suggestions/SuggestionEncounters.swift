import Colloquium
import GRDB

extension SuggestionSearch {
    /// Of somebody's contributions the newest; of what followed from them as well.
    private static var encounterLimit: Int { 100 }
    private static var ownWritingLimit: Int { 1_000 }

    /// Who answered the seeker's questions or took the other side of a critique, with where; the newest first. Only what the
    /// seeker may still read, and what stands.
    func encounters(_ db: Database) throws -> [Number<Member>: [Suggestion.Reason]] {
        var found: [Number<Member>: [Suggestion.Reason]] = [:]
        for row in try Row.all(db, answers) {
            found[row["member"], default: []].append(.answered(row["number"], title: row["title"]))
        }
        for row in try Row.all(db, disagreements) {
            found[row["member"], default: []].append(.disagreed(row["number"], title: row["title"]))
        }
        for row in try Row.all(db, ownDisagreements) {
            found[row["member"], default: []].append(.wasDisagreedWith(row["number"], title: row["title"]))
        }
        return found
    }

    private var answers: SQL {
        """
        SELECT answers.author AS member, questions.number, questions.title
        FROM questions JOIN answers ON answers.question = questions.number
        WHERE questions.author = \(member) AND taken_back_at IS NULL AND questions.club IN \(viewer.readableClubs)
            AND answers.author <> \(member) AND \(SQL.answerStands)
        ORDER BY answered_at DESC, answers.number DESC LIMIT \(Self.encounterLimit)
        """
    }

    /// With the contribution that says why.
    private var disagreements: SQL {
        """
        SELECT signals.member, signals.reason AS number, articles.title
        FROM (SELECT number, discussion FROM contributions WHERE author = \(member) AND withdrawn_at IS NULL
                ORDER BY number DESC LIMIT \(Self.ownWritingLimit)) AS own
            JOIN signals ON signals.contribution = own.number AND signal = 'disagree'
            JOIN discussions ON discussions.number = own.discussion
            JOIN articles ON articles.number = discussions.article
        WHERE \(viewer.mayReadDiscussion)
        ORDER BY given_at DESC, signals.reason DESC LIMIT \(Self.encounterLimit)
        """
    }

    private var ownDisagreements: SQL {
        """
        SELECT contributions.author AS member, contributions.number, articles.title
        FROM signals JOIN contributions ON contributions.number = signals.contribution AND withdrawn_at IS NULL
            JOIN discussions ON discussions.number = contributions.discussion
            JOIN articles ON articles.number = discussions.article
        WHERE signals.member = \(member) AND signal = 'disagree' AND contributions.author <> \(member)
            AND \(viewer.mayReadDiscussion)
        ORDER BY given_at DESC, contributions.number DESC LIMIT \(Self.encounterLimit)
        """
    }
}
