import Colloquium
import Pages
import Store

extension AnswerBlock {
    /// - Parameter panels: those the viewer may judge it for.
    init(
        _ answer: AnswerReading, of question: QuestionReading, judgedFor panels: [AskedPanel], for viewer: Viewer,
        _ time: ReaderTime
    ) {
        self.init(
            answer.number, author: (answer.author.number, answer.author.name, answer.author.byline),
            html: answer.body.html, answeredAt: answer.answeredAt, edited: answer.editedAt != nil,
            withdrawn: answer.withdrawnAt != nil, held: answer.heldAt != nil,
            references: answer.cards(for: viewer),
            better: answer.better.map { better in
                BetterEvidenceLine(
                    better.work,
                    ObjectionLine(
                        .betterEvidence, of: answer.number, by: better.name, reason: better.reason,
                        removableBy: viewer.mayTakeBack(better.member) ? "\(better.number)" : nil))
            },
            notices: answer.notices.map(CitedNoticeLine.init), reception: answer.reception,
            verdicts: answer.verdicts,
            rights: answer.rights(of: viewer, asker: question.author.number, judgingFor: panels), time: time)
    }
}

extension AnswerReading {
    func cards(for viewer: Viewer) -> [ReferenceCard] {
        references.enumerated().map { place, cited in
            let earlier = references[..<place].firstIndex {
                $0.work.article != nil && $0.work.article == cited.work.article
            }
            return ReferenceCard(
                cited.reference, cited.work, sameAs: earlier.map { $0 + 1 }, doubts: doubts(of: cited, for: viewer))
        }
    }

    fileprivate func doubts(of cited: CitedReference, for viewer: Viewer) -> [ObjectionLine] {
        cited.doubts.map { doubt in
            ObjectionLine(
                .doubt, of: number, by: doubt.name, reason: doubt.reason,
                removableBy: viewer.mayTakeBack(doubt.member)
                    ? "\(doubt.member) \(cited.reference.identifier.key)" : nil)
        }
    }

    fileprivate func rights(
        of viewer: Viewer, asker: Number<Member>, judgingFor panels: [AskedPanel]
    ) -> AnswerRights {
        var rights = AnswerRights()
        if withdrawnAt == nil, viewer.member != author.number {
            rights.judgesFor = panels
            rights.judgedFor = Set(
                verdicts.filter { $0.judgements.contains { $0.member == viewer.member } }.map(\.panel))
        }
        guard withdrawnAt == nil, viewer.isMember else { return rights }
        let isOwn = viewer.member == author.number
        rights.mayEdit = isOwn
        rights.mayWithdraw = viewer.mayWithdrawAnswer(by: author.number)
        rights.mayJudge = !isOwn
        rights.isEndorsed = isEndorsed
        rights.mayAccept = (try? standing.refuseUnlessAccepted(by: viewer, asker: asker)) != nil
        return rights
    }
}

extension Viewer {
    /// Whether the viewer may take back what this member said against an answer.
    fileprivate func mayTakeBack(_ judge: Number<Member>) -> Bool { member == judge || isModerator }
}
