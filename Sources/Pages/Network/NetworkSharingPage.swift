package import Colloquium

/// Who may read a member's network, who told them that they are in theirs, and whom they keep out.
package struct NetworkSharingPage: SitePage {
    package static let template = "network/sharing"

    package let pageTitle = "Who may read your network"
    let tabs = Tab.network(current: SitePath.networkSharing)
    let csrf: String
    let problems: [FormProblem]
    let sharingAction = SitePath.networkSharing
    let removalPath = SitePath.networkRemoval
    let isSaved: Bool
    let sharedText: String
    let tiesText: String
    let audiences: [Choice]
    let named: Field
    let screening: [ScreenChoice]
    /// Whose notes look as if they identified a patient, where that is asked about.
    let suspects: [Suspect]
    let moreSuspects: String
    let tellers: [Person]
    let blockedPeople: [Person]
    let suggestingText: String
    let suggestingAction: String
    let suggestingLabel: String

    package struct Person: Sendable {
        let personName: String
        let personPath: String
        let unblockAction: String

        package init(_ number: Number<Member>, _ name: String) {
            personName = name
            personPath = SitePath.member(number, name)
            unblockAction = SitePath.unblocking(number)
        }
    }

    struct Suspect: Sendable {
        let suspectName: String
        let suspectPath: String
    }

    /// What is typed to share all ties alike.
    package struct Entry: Sendable {
        /// Parts to audiences, both as spelled in the form.
        package var audiences: [String: String] = [:]
        package var named = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Parameter tieCount: how many members are “my ties” now.
    package init(
        _ ties: [Tie], tieCount: Int, _ entry: Entry, tellers: [Person], blocked: [Person], isSuggested: Bool,
        isSaved: Bool,
        csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.isSaved = isSaved
        self.tellers = tellers
        problems = FormProblem.list(found)
        blockedPeople = blocked
        suggestingText =
            isSuggested
            ? "The site may suggest you to members who share a topic with you or met you in a discussion. It tells them nothing that they may not read anyway."
            : "You are suggested to nobody. You are still shown whom you may want to know."
        suggestingAction = isSuggested ? SitePath.suggestionRefusal : SitePath.suggestionRefusalRemoval
        suggestingLabel = isSuggested ? "Suggest me to nobody" : "Let me be suggested again"
        let shared = ties.count { $0.sharing[.tie] != .onlyMe }
        sharedText =
            ties.isEmpty
            ? "You have no ties yet."
            : shared == 0
                ? "Nobody but you reads any of your \(ties.count) ties."
                : "Others may read \(shared) of your \(ties.count) ties, as far as somebody is among those you chose."
        tiesText = Audience.tiesText(tieCount)
        audiences = Choice.audiencesOfAll(entry.audiences, in: found)
        named = .named(entry.named, in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
        let isAsked = found.contains { $0.field == "identifies-nobody" }
        let telling = isAsked ? ties.filter { !Screen.findings(in: $0.notes).isEmpty } : []
        suspects = telling.prefix(20).map {
            Suspect(suspectName: $0.node.name, suspectPath: "\(SitePath.edit($0.number))#notes")
        }
        moreSuspects = telling.count > 20 ? "and \(telling.count - 20) more" : ""
    }
}
