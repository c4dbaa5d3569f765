import Colloquium
import Pages
import Store

extension DiscussionAppraisals {
    func mayAppraise(_ viewer: Viewer, _ stage: Stage) -> Bool {
        viewer.mayWrite(in: club.number, club.visibility) && stage.takesAppraisals
    }

    func hasAppraised(_ viewer: Viewer) -> Bool { appraisals.contains { $0.author.number == viewer.member } }

    /// The question as it is asked of a member now; nil where it is not.
    func practiceForm(for viewer: Viewer, at now: Instant) -> PracticeForm? {
        guard viewer.mayWrite(in: club.number, club.visibility),
            let time = discussion.schedule.stage(at: now).practiceTime,
            time == .after || ownAnswers[.after] == nil
        else { return nil }
        let said = ownAnswers[time]
        var entry = PracticeAnswer.Entry()
        entry.change = said?.change.rawValue ?? ""
        entry.why = said?.why ?? ""
        return PracticeForm(of: discussion.number, time, entry, said: ownAnswers)
    }
}

extension AppraisalSection {
    init(_ reading: DiscussionAppraisals, for viewer: Viewer, at now: Instant) {
        let stage = reading.discussion.schedule.stage(at: now)
        self.init(
            of: reading.discussion.number, reading.appraisals.map(\.appraisal),
            mayAppraise: reading.mayAppraise(viewer, stage), hasAppraised: reading.hasAppraised(viewer))
    }
}

extension PracticeSection {
    init?(_ reading: DiscussionAppraisals, for viewer: Viewer, at now: Instant) {
        self.init(reading.practiceForm(for: viewer, at: now), reading.shift)
    }
}
