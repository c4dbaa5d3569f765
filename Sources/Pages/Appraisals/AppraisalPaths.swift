package import Colloquium

extension SitePath {
    /// How all members appraised the article of a discussion.
    package static func appraisals(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/appraisals" }
    package static func appraisalDraftRemoval(_ number: Number<Discussion>) -> String {
        "\(appraise(number))/draft/removal"
    }
    /// One's own appraisal in a discussion.
    package static func appraise(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/appraisal" }
    package static func practice(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/practice" }
    package static func appraisal(_ number: Number<Appraisal>) -> String { "/appraisals/\(number)" }
    package static func withdrawal(_ number: Number<Appraisal>) -> String { "/appraisals/\(number)/withdrawal" }
    package static func history(_ number: Number<Appraisal>) -> String { "/appraisals/\(number)/history" }
    /// The fragment identifier of an appraisal among those of its discussion.
    package static func anchor(_ number: Number<Appraisal>) -> String { "appraisal-\(number)" }
}
