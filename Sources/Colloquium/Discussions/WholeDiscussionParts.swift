/// What stands beside the contributions of a discussion that is kept elsewhere; nothing of it was withdrawn.
extension WholeDiscussion {
    package struct Signed: Sendable {
        package let name: String
        package let byline: String
        package let at: Instant

        package init(name: String, byline: String, at moment: Instant) {
            self.name = name
            self.byline = byline
            at = moment
        }

        package var words: String { [name, byline].filter { !$0.isEmpty }.joined(separator: ", ") }
    }

    /// A member's reading of the article.
    package struct Appraised: Sendable {
        package let address: String
        package let by: Signed
        package let appraisal: Appraisal

        package init(_ appraisal: Appraisal, address: String, by author: Signed) {
            self.appraisal = appraisal
            self.address = address
            by = author
        }
    }

    package struct Asked: Sendable {
        package let address: String
        package let title: String
        package let nature: Question.Nature
        /// What it asks about, where that was said.
        package let aim: Question.Aim?
        package let by: Signed
        package let text: Prose
        /// The best received first; those that stand for everybody.
        package let answers: [Answered]

        package init(
            _ title: String, _ nature: Question.Nature, aim: Question.Aim?, text: Prose, address: String,
            by author: Signed, answers: [Answered]
        ) {
            self.title = title
            self.nature = nature
            self.aim = aim
            self.text = text
            self.address = address
            by = author
            self.answers = answers
        }
    }

    package struct Answered: Sendable {
        package let address: String
        package let by: Signed
        package let text: Prose
        package let isAccepted: Bool
        package let references: [Rested]
        /// About works it rests on or names: the work, and what was said of it.
        package let notices: [(work: Identifier, kind: EditorialNotice.Kind)]

        package init(
            _ text: Prose, isAccepted: Bool, address: String, by author: Signed, references: [Rested],
            notices: [(work: Identifier, kind: EditorialNotice.Kind)]
        ) {
            self.text = text
            self.isAccepted = isAccepted
            self.address = address
            by = author
            self.references = references
            self.notices = notices
        }
    }

    /// A reference of an answer, with what is known of the work.
    package struct Rested: Sendable {
        package let reference: Reference
        package let work: CitedWork

        package init(_ reference: Reference, _ work: CitedWork) {
            self.reference = reference
            self.work = work
        }
    }

    package struct Polled: Sendable {
        package let poll: Poll
        package let address: String
        package let voters: Int
        /// Nil where not everybody may see the results yet.
        package let results: Results?

        package init(_ poll: Poll, address: String, voters: Int, results: Results?) {
            self.poll = poll
            self.address = address
            self.voters = voters
            self.results = results
        }

        package struct Results: Sendable {
            package let tally: PollTally
            package let votes: [Voted]

            package init(_ tally: PollTally, _ votes: [Voted]) {
                self.tally = tally
                self.votes = votes
            }
        }

        package struct Voted: Sendable {
            /// Nil where votes are shown without names.
            package let voter: String?
            /// As it is read.
            package let choice: String
            package let reasons: Prose
            package let references: [Identifier]
            package let competingInterests: String

            package init(
                voter: String?, choice: String, reasons: Prose, references: [Identifier], competingInterests: String
            ) {
                self.voter = voter
                self.choice = choice
                self.reasons = reasons
                self.references = references
                self.competingInterests = competingInterests
            }
        }
    }
}

extension WholeDiscussion.Asked {
    /// With what a reader weighs it by.
    package var kindWords: String { [nature.name, aim?.name ?? ""].filter { !$0.isEmpty }.joined(separator: ", ") }
}

extension WholeDiscussion.Rested {
    /// The work, with what its author says of it.
    package var words: String {
        let state = work.state == .retracted ? "RETRACTED" : ""
        let level = reference.evidence.level?.name ?? ""
        return [state, work.title, work.identifier.label, level, reference.note].filter { !$0.isEmpty }
            .joined(separator: "; ")
    }
}

extension WholeDiscussion.Polled {
    /// How votes are spread, a line for each choice that can be counted.
    package var resultLines: [String] {
        guard let tally = results?.tally else { return [] }
        let options = zip(poll.terms.options, tally.options).map { "\($0): \($1)" }
        let ratings = poll.terms.form == .scale ? tally.ratings.enumerated().map { "\($0.offset): \($0.element)" } : []
        return options + ratings
    }

    /// Who may see what of it when.
    package var standing: String {
        let voted = voters == 1 ? "1 vote" : "\(voters) votes"
        return results == nil ? "\(voted); the results are shown later." : "\(voted)."
    }
}

extension WholeDiscussion.Polled.Voted {
    package var head: String { [voter, choice].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ") }
}

extension Appraisal {
    /// What it says, a line for each part: its name and its words.
    package var lines: [(name: String, words: String)] {
        let parts =
            [
                ("Study design", studyDesign.name), ("Population", pico.population),
                ("Intervention", pico.intervention), ("Comparison", pico.comparison), ("Outcome", pico.outcome),
            ] + judgements.map { ($0.domain.name, $0.words) } + (certainty.map { [("Certainty", $0.words)] } ?? [])
        return parts.filter { !$0.1.isEmpty }
    }
}

extension Judgement {
    fileprivate var words: String {
        [verdict.name, reason, place].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

extension Certainty {
    fileprivate var words: String {
        ([level.name]
            + reasons.map { [$0.cause.name, $0.note].filter { !$0.isEmpty }.joined(separator: ": ") })
            .joined(separator: "; ")
    }
}

extension PracticeShift {
    /// How many moved from which answer to which, those nobody made left out.
    package var moves: [(before: PracticeAnswer.Change, after: PracticeAnswer.Change, members: Int)] {
        PracticeAnswer.Change.allCases.flatMap { before in
            PracticeAnswer.Change.allCases.map { (before: before, after: $0, members: self[before, $0]) }
        }.filter { $0.members > 0 }
    }
}
