import Colloquium
import Foundation
import Mustache

/// The templates of the site, read and parsed once, at start.
package struct Templates: Sendable {
    package enum Fault: Error, CustomStringConvertible {
        case missing([String], directory: String)

        package var description: String {
            switch self {
            case .missing(let names, let directory):
                "These templates are missing in \(directory): \(names.joined(separator: ", "))."
            }
        }
    }

    private let library: MustacheLibrary

    /// Reads every template below `directory`.
    /// - Throws: when one cannot be parsed, or a page has none: the site must not start half.
    package init(directory: String) async throws {
        MustacheContentTypes.register(Markup(), named: Markup.name)
        library = MustacheLibrary(templates: try Self.parsed(in: directory))
        let missing = Templates.pages.map { $0.template }.filter { library.getTemplate(named: $0) == nil }
        if !missing.isEmpty { throw Fault.missing(missing.sorted(), directory: directory) }
    }

    /// Every template by its name, "site/frame", told to escape as `Markup` does unless it says otherwise itself.
    private static func parsed(in directory: String) throws -> [String: MustacheTemplate] {
        let files = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        var templates: [String: MustacheTemplate] = [:]
        for file in files where file.hasSuffix(".mustache") {
            let text = try String(contentsOfFile: "\(directory)/\(file)", encoding: .utf8)
            let directive = "{{% CONTENT_TYPE:\(Markup.name)}}\n"
            templates[String(file.dropLast(".mustache".count))] = try MustacheTemplate(string: directive + text)
        }
        return templates
    }

    /// Text for HTML and XML. swift-mustache itself escapes whole characters, and a quotation mark with an accent on it
    /// is another character than a quotation mark: it would end an attribute.
    private struct Markup: MustacheContentType {
        static let name = "MARKUP"

        func escapeText(_ text: String) -> String { text.escapedForHTML }
    }

    /// The page's own text, without the frame around it.
    package func render(_ page: some Page) -> String {
        // Every page's template was found at start.
        library.render(Reflection.presented(page) ?? page, withTemplate: type(of: page).template) ?? ""
    }

    /// The page inside the frame.
    package func render(_ page: some SitePage, in frame: Frame.Surroundings) -> String {
        render(Frame(frame, title: page.pageTitle, content: render(page)))
    }

    /// Every page there is; a template without a page here, or a page here without a template, fails the tests.
    package static let pages: [any Page.Type] = [
        Frame.self, MessagePage.self, ConfirmationPage.self, KeptTextPage.self,
        HomePage.self, SearchPage.self, SavedSearchesPage.self,
        SetUpPage.self, AdministrationPage.self, MemberAdministrationPage.self, MailDeskPage.self, AuditPage.self,
        SiteSettingsPage.self,
        SignInPage.self, JoinPage.self, LinkRequestPage.self, NewPasswordPage.self, MembersPage.self, MemberPage.self,
        ProfileSettingsPage.self, AccountSettingsPage.self, SessionsPage.self, AccessTokensPage.self, CPDLogPage.self,
        CPDEntryPage.self,
        ClubsPage.self, ClubPage.self, ClubSchedulePage.self, RotaPage.self, ClubFormPage.self,
        PostPage.self, DraftChoicePage.self, DraftPage.self, ArticlePage.self, ArticlesPage.self, TagsPage.self,
        BringPage.self, ClaimsPage.self, CorrectionPage.self, MergePage.self, MergeConfirmationPage.self,
        SplitPage.self,
        DoublesPage.self,
        DiscussionsPage.self, DiscussionPage.self, ContributionFragment.self, ContributePage.self, HistoryPage.self,
        SynthesisPage.self, PromptsPage.self, DatesPage.self, PostedWordsPage.self, AuthorsPage.self,
        AuthorInvitationPage.self,
        PromptPage.self,
        DeclarationPage.self, ContributionCitationPage.self,
        PrintedDiscussionPage.self, ContributionDraftsPage.self,
        AppraisalsPage.self, AppraisePage.self, AppraisalHistoryPage.self, PracticePage.self,
        SourcesPage.self, SourceChoicePage.self, SourcePreviewPage.self, InboxPage.self, ItemTagsPage.self,
        RulesPage.self, RulePage.self, ProposePage.self, ProposalsPage.self, DeclinePage.self,
        PollsPage.self, PollFormPage.self, PollPage.self,
        PanelsPage.self, PanelFormPage.self, PanelPage.self, PanelInvitationsPage.self, SeatPage.self,
        JudgementPage.self,
        QuestionsPage.self, QuestionPage.self, AskPage.self, AnswerPage.self, ObjectionPage.self,
        EvidenceTablePage.self, SimilarQuestions.self,
        SubscriptionsPage.self, FollowPage.self, DigestHeadHTML.self, DigestTopHTML.self, DigestTopText.self,
        DigestHeadingHTML.self, DigestHeadingText.self, DigestEntryHTML.self, DigestEntryText.self,
        DigestEndHTML.self, DigestEndText.self, DigestStopHTML.self, DigestStopText.self,
        LetterHTML.self, LetterText.self,
        FeedPage.self, PrivateFeedsPage.self, NotificationsPage.self,
        NetworkPage.self, SharedNetworkPage.self, TieFormPage.self, TiePage.self, NetworkSharingPage.self,
        DiscussionPeoplePage.self, NetworkUploadPage.self, SuggestionsPage.self,
        IntroductionsPage.self, IntroductionFormPage.self, IntroductionPage.self,
        WorksheetPage.self, GoalFormPage.self, StepFormPage.self, PrintedWorksheetPage.self, WorksheetSharingPage.self,
        LinkedWorksheetPage.self, GuidingPage.self, GuidedWorksheetPage.self, GuidingChoicePage.self,
        MentoringPage.self, MentoringFinderPage.self, ListingFormPage.self, ListingPage.self, MentoringAskPage.self,
        AgreementPage.self, TermsFormPage.self, EndingPage.self, LogEntryPage.self,
    ]
}
