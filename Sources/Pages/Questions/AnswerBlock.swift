package import Colloquium

/// What a reader says against an answer, with the button to take it back.
package struct ObjectionLine: Sendable {
    let judgeName: String
    let objectionReason: String
    let objectionRemoval: [Removal]

    struct Removal: Sendable {
        let objectionRemovalPath: String
        let objectionKey: String
    }

    /// - Parameter key: by which it is taken back; nil for who may not.
    package init(
        _ kind: Objection.Kind, of answer: Number<StoredAnswer>, by name: String, reason: String,
        removableBy key: String?
    ) {
        judgeName = name
        objectionReason = reason
        objectionRemoval =
            key.map {
                [
                    Removal(
                        objectionRemovalPath: "\(SitePath.objections(kind, of: answer))/removal", objectionKey: $0)
                ]
            } ?? []
    }
}

/// What a reader calls better evidence.
package struct BetterEvidenceLine: Sendable {
    let betterCard: ReferenceCard
    let betterObjection: ObjectionLine

    package init(_ work: CitedWork, _ objection: ObjectionLine) {
        betterCard = ReferenceCard(Reference(identifier: work.identifier, note: ""), work)
        betterObjection = objection
    }
}

/// What who reads an answer may do with it.
package struct AnswerRights: Sendable {
    package var mayEdit = false
    package var mayWithdraw = false
    package var mayJudge = false
    package var mayAccept = false
    package var isEndorsed = false
    /// The panels they may judge it for.
    package var judgesFor: [AskedPanel] = []
    /// Those of them for which they did.
    package var judgedFor: Set<Number<Panel>> = []

    package init() {}
}

/// An answer on its question's page.
package struct AnswerBlock: Sendable {
    let anchor: String
    let answerAuthor: String
    let answerAuthorPath: String
    let answerByline: String
    let answeredAt: String
    let answeredMachine: String
    let answerPermalink: String
    let isEdited: Bool
    let historyPath: String
    let isWithdrawn: Bool
    /// Only its author is shown one that is held back.
    let isHeld: Bool
    let isAccepted: Bool
    let isAcceptedEarlier: Bool
    /// "Endorsed by 3 members"; empty where nobody did.
    let endorsementsText: String
    let verdicts: [VerdictBlock]
    let answerHTML: String
    let references: [ReferenceCard]
    let better: [BetterEvidenceLine]
    let citedNoticesHTML: String
    let hasControls: Bool
    let editPath: [String]
    let withdrawPath: [String]
    let buttons: [Button]
    let objectionLinks: [NextLink]

    /// Whether it is the reader's, and registries are still asked for some of its references.
    var isOwnAndLookedUp: Bool { !editPath.isEmpty && references.contains(where: \.isLookedUp) }

    struct Button: Sendable {
        let buttonPath: String
        let buttonLabel: String
    }

    package init(
        _ number: Number<StoredAnswer>, author: (number: Number<Member>, name: String, byline: String), html: String,
        answeredAt: Instant, edited: Bool, withdrawn: Bool, held: Bool, references: [ReferenceCard],
        better: [BetterEvidenceLine], notices: [CitedNoticeLine], reception: AnswerReception,
        verdicts: [PanelVerdict] = [], rights: AnswerRights,
        time: ReaderTime
    ) {
        anchor = SitePath.anchor(number)
        answerAuthor = author.name
        answerAuthorPath = SitePath.member(author.number, author.name)
        answerByline = author.byline
        self.answeredAt = time.moment(answeredAt)
        answeredMachine = ReaderTime.machine(answeredAt)
        answerPermalink = SitePath.answer(number)
        isEdited = edited && !withdrawn
        historyPath = SitePath.history(number)
        isWithdrawn = withdrawn
        isHeld = held && !withdrawn
        isAccepted = reception.isAccepted
        isAcceptedEarlier = reception.isAcceptedEarlier
        answerHTML = withdrawn ? "" : html
        self.references = withdrawn ? [] : references
        self.better = withdrawn ? [] : better
        citedNoticesHTML = withdrawn ? "" : CitedNoticeLine.html(notices)
        let count = withdrawn ? 0 : reception.endorsements
        let earlier = reception.earlierEndorsements
        let before = earlier == 0 ? "" : "\(earlier == count ? "" : ", \(earlier) of them") before it was last edited"
        endorsementsText =
            count == 0 ? "" : "Endorsed by \(count == 1 ? "1 member" : "\(count) members")\(before)"
        self.verdicts =
            withdrawn ? [] : verdicts.map { VerdictBlock($0, isStanding: reception.isPanelEndorsed) }
        editPath = rights.mayEdit ? [SitePath.edit(number)] : []
        withdrawPath = rights.mayWithdraw ? [SitePath.withdrawal(number)] : []
        buttons = Self.buttons(number, reception, rights)
        objectionLinks =
            (rights.mayJudge
                ? [
                    NextLink(
                        nextName: "A reference does not support this", nextPath: SitePath.objections(.doubt, of: number)
                    ),
                    NextLink(
                        nextName: "Better evidence exists", nextPath: SitePath.objections(.betterEvidence, of: number)),
                ] : [])
            + rights.judgesFor.map {
                NextLink(
                    nextName:
                        "\(rights.judgedFor.contains($0.number) ? "Change your judgement" : "Judge it") for the panel “\($0.topic.excerpt(60))”",
                    nextPath: SitePath.judgement(number, for: $0.number))
            }
        hasControls =
            rights.mayEdit || rights.mayWithdraw || rights.mayJudge || rights.mayAccept || !rights.judgesFor.isEmpty
    }

    private static func buttons(
        _ number: Number<StoredAnswer>, _ reception: AnswerReception, _ rights: AnswerRights
    ) -> [Button] {
        var buttons: [Button] = []
        if rights.mayAccept {
            let path = SitePath.acceptance(number)
            buttons.append(
                reception.isAccepted
                    ? Button(buttonPath: path + "/removal", buttonLabel: "Take back acceptance")
                    : Button(buttonPath: path, buttonLabel: "Accept"))
        }
        if rights.mayJudge {
            let path = SitePath.endorsement(number)
            buttons.append(
                rights.isEndorsed
                    ? Button(buttonPath: path + "/removal", buttonLabel: "Take back endorsement")
                    : Button(buttonPath: path, buttonLabel: "Endorse"))
        }
        return buttons
    }
}
