import Colloquium

@testable import Pages

extension Storybook {
    private var references: [ReferenceCard] {
        record.identifiers.map {
            ReferenceCard(
                Reference(identifier: $0, note: text, evidence: evidence), work($0), doubts: [objection(.doubt)])
        }
            + record.identifiers.map { ReferenceCard(Reference(identifier: $0, note: ""), CitedWork($0)) }
    }

    private var evidence: Evidence {
        var evidence = Evidence()
        evidence.level = .two
        evidence.pointer = text
        evidence.quotation = text
        evidence.finding = text
        return evidence
    }

    func work(_ identifier: Identifier) -> CitedWork {
        var work = CitedWork(identifier)
        work.article = 1
        work.title = text
        work.journal = text
        work.design = .cohort
        work.freeText = "https://example.org/"
        work.state = .retracted
        work.isDiscussed = true
        return work
    }

    private var evidenceFields: [EvidenceFields] {
        record.identifiers.enumerated().map { place, identifier in
            let reference = Reference(identifier: identifier, note: text, evidence: evidence)
            return EvidenceFields(
                reference, work(identifier), at: place, Evidence.Entry(reference), nature: .clinical, aim: .benefits,
                in: problems)
        }
    }

    private func answer(withdrawn: Bool) -> AnswerBlock {
        AnswerBlock(
            1, author: (number: 1, name: text, byline: text), html: html, answeredAt: now, edited: true,
            withdrawn: withdrawn, held: true, references: references,
            better: [BetterEvidenceLine(work(record.identifiers[0]), objection(.betterEvidence))],
            notices: citedNotices, reception: reception, verdicts: verdicts,
            rights: rights, time: time)
    }

    private var verdicts: [PanelVerdict] {
        [true, false].map { endorses in
            PanelVerdict(
                of: 1, topic: text,
                ["", "", text].map {
                    PanelVerdict.Signed(PanelJudgement(endorses: endorses, competingInterest: $0), by: 1, called: text)
                })
        } + [PanelVerdict(of: 1, topic: text, [])]
    }

    private var judgement: JudgementPage {
        var entry = PanelJudgement.Entry()
        (entry.verdict, entry.declares, entry.competingInterest) = ("yes", "some", text)
        entry.identifiesNobody = "yes"
        let panel = Panel(
            number: 1, club: 1, topic: text, purpose: prose, madeAt: now, endsAt: nil, version: 1)
        return JudgementPage(
            (number: 1, author: text, html: html), citing: references, for: panel, question: (title: text, path: "/a"),
            entry,
            isJudged: true, csrf: csrf, problems: problems)
    }

    private var panelsOfQuestion: PanelsOfQuestion {
        let panel = AskedPanel(number: 1, topic: text, endsAt: nil)
        var panels = PanelsOfQuestion()
        (panels.asked, panels.askable, panels.own) = ([panel], [panel], [panel])
        return panels
    }

    private func objection(_ kind: Objection.Kind) -> ObjectionLine {
        ObjectionLine(kind, of: 1, by: text, reason: text, removableBy: text)
    }

    private var reception: AnswerReception {
        var reception = AnswerReception()
        reception.isAccepted = true
        reception.endorsements = 2
        return reception
    }

    private var rights: AnswerRights {
        var rights = AnswerRights()
        rights.mayEdit = true
        rights.mayWithdraw = true
        rights.mayJudge = true
        rights.mayAccept = true
        rights.judgesFor = [AskedPanel(number: 1, topic: text, endsAt: nil)]
        return rights
    }

    private var received: AnswerReception {
        var reception = AnswerReception()
        (reception.isAccepted, reception.isPanelEndorsed, reception.endorsements) = (true, true, 2)
        return reception
    }

    private var objectionPages: [any Page] {
        var entry = Objection.Entry()
        entry.reference = text
        entry.reason = text
        return Objection.Kind.allCases.map {
            ObjectionPage(
                $0, of: 1, [(key: text, title: text)], entry, worksMeant: worksMeant,
                saidBefore: [(title: text, reason: text)], question: (title: text, path: "/a"), csrf: csrf,
                problems: problems)
        }
    }

    private func draft(of asking: Question.Entry) -> Question.Draft? {
        var entry = asking
        (entry.nature, entry.club) = ("clinical", "1")
        return try? Question.Draft(entry) { _ in html }
    }

    private func questionRights(isWithdrawn: Bool) -> QuestionRights {
        var rights = QuestionRights()
        (rights.changedAt, rights.isWithdrawn) = (now, isWithdrawn)
        (rights.mayChange, rights.mayWithdraw) = (true, true)
        return rights
    }

    private func question(
        form: AnswerForm?, answers: [AnswerBlock], isWithdrawn: Bool = false
    ) -> QuestionPage {
        QuestionPage(
            1, title: text, nature: .clinical, aim: .diagnosis, html: html,
            asker: (number: 1, name: text, byline: text), askedAt: now,
            club: (number: 1, name: text), discussion: (number: 1, title: text), tags: tags,
            specialty: answers.isEmpty ? "" : text, panels: answers.isEmpty ? PanelsOfQuestion() : panelsOfQuestion,
            answers: answers, rights: questionRights(isWithdrawn: isWithdrawn), form: form, justSent: true,
            similar: answers.isEmpty ? [questionItem] : [], time: time, csrf: csrf, problems: problems)
    }

    var questions: [any Page] {
        var entry = Answer.Entry()
        entry.body = text
        entry.references = text
        entry.submission = text
        let form = AnswerForm(
            action: "/a", keepKey: "key", entry: entry, worksMeant: worksMeant, evidence: evidenceFields,
            editing: "1", previewHTML: html, label: text,
            in: problems)
        var asking = Question.Entry()
        asking.title = text
        asking.body = text
        asking.tags = text
        asking.specialty = text
        asking.submission = text
        var inDiscussion = asking
        inDiscussion.discussion = text
        return [
            QuestionsPage([questionItem], .anotherLook, in: text, of: [text], pagination: pagination), judgement,
            question(form: form, answers: [answer(withdrawn: false), answer(withdrawn: true)]),
            question(form: nil, answers: []), question(form: nil, answers: [], isWithdrawn: true),
            AskPage(
                asking, clubs: [(1, text)], specialties: [text], discussionTitle: "", preview: draft(of: asking),
                changing: 1,
                similar: [questionItem], csrf: csrf,
                problems: problems), SimilarQuestions([questionItem]),
            AskPage(inDiscussion, clubs: [], discussionTitle: text, csrf: csrf),
            AnswerPage(
                text, question: (title: text, path: "/a"), form: form, reception: received,
                newer: (html: html, references: [text]),
                csrf: csrf,
                problems: problems),
        ] + objectionPages + [evidenceTable(evidenceRows)]
    }

    private func evidenceTable(_ rows: [EvidenceTable.Row]) -> EvidenceTablePage {
        EvidenceTablePage(
            EvidenceTable(rows, by: .year), of: 1, title: text, files: [(name: text, path: "/a")])
    }

    var worksMeant: [WorkQuestion] {
        let match = CitationMatch(Claim.Statement(.crossref, record), by: .words, citation: record.title)
        return [[match], []].map { WorkQuestion(CitationMatches(citation: record.title, candidates: $0), at: 0) }
    }

    private var evidenceRows: [EvidenceTable.Row] {
        record.identifiers.map {
            EvidenceTable.Row(
                Reference(identifier: $0, note: text, evidence: evidence), work($0), answer: 1, by: text,
                doubts: [text])
        }
    }

    var bareQuestions: [any Page] {
        let form = AnswerForm(action: "/a", keepKey: "key", entry: Answer.Entry())
        return [
            QuestionsPage([], .all, pagination: noPages),
            QuestionPage(
                1, title: text, nature: .nonClinical, html: "", asker: (number: 1, name: text, byline: ""),
                askedAt: now, club: (number: 1, name: text), discussion: nil, tags: [], answers: [], form: nil,
                justSent: false, time: time, csrf: csrf),
            evidenceTable([]),
            AskPage(Question.Entry(), clubs: [], discussionTitle: "", csrf: csrf),
            AnswerPage(text, question: (title: text, path: "/a"), form: form, csrf: csrf),
        ]
    }
}
