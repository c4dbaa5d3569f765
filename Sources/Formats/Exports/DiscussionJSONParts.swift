import Colloquium
import Foundation

struct ExportedAppraisal: Encodable {
    let address: String
    let author: String
    let authorCredentials: String
    let writtenAt: Date
    let studyDesign: String
    let population: String
    let intervention: String
    let comparison: String
    let outcome: String
    let judgements: [ExportedWritings.Judged]
    /// Left out where none was given.
    let certainty: String?
    let certaintyReasons: [ExportedWritings.Reason]

    init(_ appraised: WholeDiscussion.Appraised) {
        let appraisal = appraised.appraisal
        address = appraised.address
        author = appraised.by.name
        authorCredentials = appraised.by.byline
        writtenAt = appraised.by.at.date
        studyDesign = appraisal.studyDesign.rawValue
        population = appraisal.pico.population
        intervention = appraisal.pico.intervention
        comparison = appraisal.pico.comparison
        outcome = appraisal.pico.outcome
        judgements = appraisal.judgements.map(ExportedWritings.Judged.init)
        certainty = appraisal.certainty?.level.rawValue
        certaintyReasons = (appraisal.certainty?.reasons ?? []).map(ExportedWritings.Reason.init)
    }
}

struct ExportedShift: Encodable {
    let members: Int
    let moves: [Move]

    struct Move: Encodable {
        let before: String
        let after: String
        let members: Int
    }

    init(_ shift: PracticeShift) {
        members = shift.total
        moves = shift.moves.map {
            Move(before: $0.before.rawValue, after: $0.after.rawValue, members: $0.members)
        }
    }
}

struct ExportedQuestion: Encodable {
    let address: String
    let title: String
    let nature: String
    /// Left out where it was not said.
    let aim: String?
    let author: String
    let authorCredentials: String
    let askedAt: Date
    let text: String
    let answers: [Answer]

    init(_ asked: WholeDiscussion.Asked) {
        address = asked.address
        title = asked.title
        nature = asked.nature.rawValue
        aim = asked.aim?.rawValue
        author = asked.by.name
        authorCredentials = asked.by.byline
        askedAt = asked.by.at.date
        text = asked.text.source
        answers = asked.answers.map(Answer.init)
    }

    struct Answer: Encodable {
        let address: String
        let author: String
        let authorCredentials: String
        let answeredAt: Date
        let isAccepted: Bool
        let text: String
        let references: [Reference]
        let notices: [ExportedNotice]

        init(_ answered: WholeDiscussion.Answered) {
            address = answered.address
            author = answered.by.name
            authorCredentials = answered.by.byline
            answeredAt = answered.by.at.date
            isAccepted = answered.isAccepted
            text = answered.text.source
            references = answered.references.map(Reference.init)
            notices = answered.notices.map { ExportedNotice(work: $0.work.label, notice: $0.kind.exported) }
        }
    }

    struct Reference: Encodable {
        let work: String
        let title: String
        /// Of evidence, as its author says; left out where they do not.
        let level: Int?
        let note: String
        let state: String

        init(_ rested: WholeDiscussion.Rested) {
            work = rested.reference.identifier.label
            title = rested.work.title
            level = rested.reference.evidence.level?.rawValue
            note = rested.reference.note
            state = rested.work.state.rawValue
        }
    }
}

struct ExportedPoll: Encodable {
    let address: String
    let question: String
    let details: String
    let form: String
    let options: [String]
    let askedAt: Date
    let closesAt: Date
    let voters: Int
    /// Left out where not everybody may see them yet.
    let results: Results?

    init(_ polled: WholeDiscussion.Polled) {
        let poll = polled.poll
        address = polled.address
        question = poll.question
        details = poll.details.source
        form = poll.terms.form.rawValue
        options = poll.terms.options
        askedAt = poll.askedAt.date
        closesAt = poll.closesAt.date
        voters = polled.voters
        results = polled.results.map(Results.init)
    }

    struct Results: Encodable {
        let options: [Int]
        let ratings: [Int]
        let votes: [Vote]

        init(_ results: WholeDiscussion.Polled.Results) {
            options = results.tally.options
            ratings = results.tally.ratings
            votes = results.votes.map(Vote.init)
        }
    }

    struct Vote: Encodable {
        /// Left out where votes are shown without names.
        let voter: String?
        let choice: String
        let reasons: String
        let references: [String]
        let competingInterests: String

        init(_ voted: WholeDiscussion.Polled.Voted) {
            voter = voted.voter
            choice = voted.choice
            reasons = voted.reasons.source
            references = voted.references.map(\.label)
            competingInterests = voted.competingInterests
        }
    }
}

/// What was said of a work that is named.
struct ExportedNotice: Encodable {
    let work: String
    let notice: String
}
