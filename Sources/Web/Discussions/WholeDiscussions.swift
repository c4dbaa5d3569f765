import Colloquium
import Pages
import Store

extension WebSite {
    /// A discussion with all that stands in it, for whoever may read it.
    func wholeDiscussion(_ number: Number<Discussion>, for viewer: Viewer) async throws -> WholeDiscussion {
        let reading = try await store.discussion(number, for: viewer)
        let rows = try await store.contributions(of: number, for: viewer)
        var whole = WholeDiscussion(
            reading.discussion, site: try await store.site().name, address: origin + SitePath.discussion(number),
            club: reading.club.name, poster: (reading.poster.name, reading.postedAt), article: reading.article.record,
            notices: reading.notices.map(\.kind), readingNote: reading.guidance.note(at: now),
            prompts: reading.guidance.open(at: now).reversed(), synthesis: reading.synthesis,
            voices: rows.map { voice($0, reading) },
            references: try await store.works(citedIn: number, for: viewer))
        if !reading.synthesis.source.isEmpty {
            whole.synthesisCredit = reading.synthesisCredit.map {
                WholeDiscussion.Credit(
                    authors: $0.authors, contributors: $0.contributors, writtenAt: $0.writtenAt)
            }
        }
        let appraisals = try await store.appraisals(of: number, for: viewer)
        whole.appraisals = appraisals.appraisals.map { appraised($0) }
        whole.practice = appraisals.shift
        whole.questions = try await store.questions(askedIn: number, for: viewer).map { asked($0) }
        for poll in try await store.polls(in: number, for: viewer) {
            whole.polls.append(polled(try await store.poll(poll.number, for: viewer, at: now)))
        }
        return whole
    }

    private func voice(_ row: ContributionReading, _ reading: DiscussionReading) -> WholeDiscussion.Voice {
        WholeDiscussion.Voice(
            row.contribution, parent: row.parent, depth: row.depth, author: row.authorName, byline: row.authorByline,
            mark: row.authorMark, isLate: row.isLate, address: origin + SitePath.contribution(row.number),
            notices: (reading.citedNotices[row.number] ?? []).map { ($0.work, $0.notice.kind) },
            declaration: row.declaration)
    }

    private func appraised(_ reading: AppraisalReading) -> WholeDiscussion.Appraised {
        WholeDiscussion.Appraised(
            reading.appraisal, address: origin + SitePath.appraisal(reading.number),
            by: .init(reading.author, at: reading.editedAt ?? reading.writtenAt))
    }

    private func asked(_ question: QuestionAsked) -> WholeDiscussion.Asked {
        WholeDiscussion.Asked(
            question.title, question.nature, aim: question.aim, text: question.text,
            address: origin + SitePath.question(question.number), by: .init(question.author, at: question.askedAt),
            answers: question.answers.map { answer in
                WholeDiscussion.Answered(
                    answer.body, isAccepted: answer.reception.isAccepted,
                    address: origin + SitePath.answer(answer.number), by: .init(answer.author, at: answer.answeredAt),
                    references: answer.references.map { WholeDiscussion.Rested($0.reference, $0.work) },
                    notices: answer.notices.map { ($0.work, $0.notice.kind) })
            })
    }

    /// With the results that everybody may see: what a visitor would, whoever asks.
    private func polled(_ reading: PollReading) -> WholeDiscussion.Polled {
        let poll = reading.poll
        var results: WholeDiscussion.Polled.Results?
        if poll.showsResults(to: .visitor, hasVoted: false, at: now),
            poll.showsVotes(of: reading.tally.voters, to: .visitor)
        {
            results = .init(
                reading.tally,
                reading.shownVotes(to: .visitor).map { vote in
                    WholeDiscussion.Polled.Voted(
                        voter: poll.showsNames(to: .visitor) ? vote.member.name : nil,
                        choice: vote.vote.choice.words(on: poll.terms), reasons: vote.vote.rationale,
                        references: vote.vote.references.map(\.identifier),
                        competingInterests: vote.vote.competingInterests)
                })
        }
        return WholeDiscussion.Polled(
            poll, address: origin + SitePath.poll(poll.number), voters: reading.tally.voters,
            results: results)
    }
}

extension WholeDiscussion.Signed {
    fileprivate init(_ author: Author, at moment: Instant) {
        self.init(name: author.name, byline: author.byline, at: moment)
    }
}
