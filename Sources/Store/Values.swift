import Colloquium
import GRDB

// Read from the statement itself: a list has thousands of them, and the way through a
// `DatabaseValue` was a twentieth of a search.
extension Number: DatabaseValueConvertible, StatementColumnConvertible {}
extension Instant: DatabaseValueConvertible, StatementColumnConvertible {}
extension Member.Role: DatabaseValueConvertible {}
extension Member.Standing: DatabaseValueConvertible {}
extension AccessToken.Scope: DatabaseValueConvertible {}
extension CareerStage: DatabaseValueConvertible {}
extension Visibility: DatabaseValueConvertible {}
extension JoiningPolicy: DatabaseValueConvertible {}
extension Club.Role: DatabaseValueConvertible {}
extension Club.Visibility: DatabaseValueConvertible {}
extension StudyDesign: DatabaseValueConvertible {}
extension Contribution.Kind: DatabaseValueConvertible {}
extension Signal: DatabaseValueConvertible {}
extension Synthesis.Part: DatabaseValueConvertible {}
extension Certainty.Level: DatabaseValueConvertible {}
extension Certainty.Cause: DatabaseValueConvertible {}
extension PracticeAnswer.Change: DatabaseValueConvertible {}
extension PracticeAnswer.Time: DatabaseValueConvertible {}
extension Question.Nature: DatabaseValueConvertible {}
extension Poll.Form: DatabaseValueConvertible {}
extension Poll.Disclosure: DatabaseValueConvertible {}
extension Vote.Time: DatabaseValueConvertible {}
extension Question.Aim: DatabaseValueConvertible {}
extension EvidenceLevel: DatabaseValueConvertible {}
extension AuthorOccasion: DatabaseValueConvertible {}
extension Cadence: DatabaseValueConvertible {}
extension Handle: DatabaseValueConvertible {}
extension RotaWeek: DatabaseValueConvertible {}
extension RotaAnswer: DatabaseValueConvertible {}
extension RotaOccasion: DatabaseValueConvertible {}
extension RotaNews: DatabaseValueConvertible {}
extension ComingOccasion: DatabaseValueConvertible {}
extension AuthorInvitation.Answer: DatabaseValueConvertible {}
extension PanelInvitation.Answer: DatabaseValueConvertible {}
extension Tag: DatabaseValueConvertible {}
extension Identifier.Scheme: DatabaseValueConvertible {}
extension ClaimSource: DatabaseValueConvertible {}
extension ResolutionService: DatabaseValueConvertible {}
extension EditorialNotice.Kind: DatabaseValueConvertible {}
extension ArticleRecord.Relation.Kind: DatabaseValueConvertible {}
extension SourceState: DatabaseValueConvertible {}
extension InboxRule.Condition.Kind: DatabaseValueConvertible {}
extension Proposal.State: DatabaseValueConvertible {}
extension Tie.Node.Kind: DatabaseValueConvertible {}
extension Tie.Strength: DatabaseValueConvertible {}
extension Tie.Mode: DatabaseValueConvertible {}
extension Tie.Locality: DatabaseValueConvertible {}
extension Rhythm.Unit: DatabaseValueConvertible {}
extension Audience: DatabaseValueConvertible {}
extension Worksheet.Goal.State: DatabaseValueConvertible {}
extension Worksheet.Strategy: DatabaseValueConvertible {}
extension Worksheet.Step.State: DatabaseValueConvertible {}
extension MentoringRole: DatabaseValueConvertible {}
extension MentoringWay: DatabaseValueConvertible {}
extension MentoringListing.Kind: DatabaseValueConvertible {}
extension MentoringListing.Consent: DatabaseValueConvertible {}
extension MentoringAsk.Answer: DatabaseValueConvertible {}
extension MentoringAgreement.Terms.Answer: DatabaseValueConvertible {}
extension MentoringReason: DatabaseValueConvertible {}
