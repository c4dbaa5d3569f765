/// What a member wrote in discussions, to be kept elsewhere; what was withdrawn is left out.
package struct OwnWritings: Sendable {
    package let member: String
    /// Oldest first.
    package let contributions: [OwnContribution]
    package let appraisals: [OwnAppraisal]

    package init(member: String, contributions: [OwnContribution], appraisals: [OwnAppraisal]) {
        self.member = member
        self.contributions = contributions
        self.appraisals = appraisals
    }

    /// Where something was written.
    package struct Place: Hashable, Sendable {
        package let discussion: Number<Discussion>
        /// Of the article; empty where the member may not read the discussion any more.
        package let title: String

        package init(discussion: Number<Discussion>, title: String) {
            self.discussion = discussion
            self.title = title
        }
    }

    package struct OwnContribution: Sendable {
        package let contribution: Contribution
        package let place: Place

        package init(_ contribution: Contribution, in place: Place) {
            self.contribution = contribution
            self.place = place
        }
    }

    package struct OwnAppraisal: Sendable {
        package let number: Number<Appraisal>
        package let appraisal: Appraisal
        package let writtenAt: Instant
        package let place: Place

        package init(_ number: Number<Appraisal>, _ appraisal: Appraisal, writtenAt: Instant, in place: Place) {
            self.number = number
            self.appraisal = appraisal
            self.writtenAt = writtenAt
            self.place = place
        }
    }
}
