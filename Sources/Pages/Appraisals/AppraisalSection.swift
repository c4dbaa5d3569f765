package import Colloquium

/// Appraisals on the discussion's page: how many, where they agree, and the way to one's own.
package struct AppraisalSection: Sendable {
    let appraisalsCount: String
    let appraisalsPath: [String]
    /// Of those who read it as most did.
    let sectionAgreement: [ShownAgreement]
    let appraisePath: [String]
    let appraiseLabel: String

    package init(
        of discussion: Number<Discussion>, _ appraisals: [Appraisal], mayAppraise: Bool, hasAppraised: Bool
    ) {
        appraisalsCount = appraisals.isEmpty ? "None yet" : appraisals.count.counted("appraisal")
        appraisalsPath = appraisals.isEmpty ? [] : [SitePath.appraisals(discussion)]
        sectionAgreement = Agreement.list(appraisals).prefix(1).map(ShownAgreement.init)
        appraisePath = mayAppraise ? [SitePath.appraise(discussion)] : []
        appraiseLabel = hasAppraised ? "Change your appraisal" : "Appraise this article"
    }
}
