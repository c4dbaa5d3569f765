import Colloquium
import GRDB

extension Number: DatabaseValueConvertible {}
extension Instant: DatabaseValueConvertible {}
extension Member.Role: DatabaseValueConvertible {}
extension Member.Standing: DatabaseValueConvertible {}
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
extension Cadence: DatabaseValueConvertible {}
extension Handle: DatabaseValueConvertible {}
extension RotaWeek: DatabaseValueConvertible {}
extension RotaAnswer: DatabaseValueConvertible {}
extension RotaOccasion: DatabaseValueConvertible {}
extension ComingOccasion: DatabaseValueConvertible {}
extension AuthorInvitation.Answer: DatabaseValueConvertible {}
extension Tag: DatabaseValueConvertible {}
extension Identifier.Scheme: DatabaseValueConvertible {}
extension ClaimSource: DatabaseValueConvertible {}
extension ResolutionService: DatabaseValueConvertible {}
extension EditorialNotice.Kind: DatabaseValueConvertible {}
extension ArticleRecord.Relation.Kind: DatabaseValueConvertible {}
extension SourceState: DatabaseValueConvertible {}
extension InboxRule.Condition.Kind: DatabaseValueConvertible {}
extension Proposal.State: DatabaseValueConvertible {}
