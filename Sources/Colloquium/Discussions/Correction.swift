extension Discussion {
    /// What whoever brought an article said of it, put right: why it may change practice, and how the study was designed.
    package struct Correction: Hashable, Sendable {
        package let why: Prose
        package let studyDesign: StudyDesign
        /// Whether readers see no more what it said before, because that may tell who a patient is.
        package let hidesEarlier: Bool

        /// As typed.
        package struct Entry: Hashable, Sendable {
            package var why = ""
            package var studyDesign = ""
            /// "yes" where it hides what was said before.
            package var hidesEarlier = ""
            /// "yes" where its author says that what looks like it identifies no patient.
            package var identifiesNobody = ""

            package init() {}
        }

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            let (text, design) = inspection.posting(
                why: entry.why, studyDesign: entry.studyDesign, identifiesNobody: entry.identifiesNobody)
            try inspection.settle()
            why = Prose(source: text, html: render(text))
            studyDesign = design
            hidesEarlier = entry.hidesEarlier == "yes"
        }
    }

    /// Who posted it may correct what it says, and whoever looks after it: what may tell who a patient is cannot wait.
    package func isCorrectable(by viewer: Viewer) -> Bool {
        viewer.isMember && (viewer.member == poster || viewer.facilitates(club) || viewer.isModerator)
    }

    package func refuseCorrection(by viewer: Viewer) throws(Refusal) {
        if isCorrectable(by: viewer) { return }
        throw Refusal(.forbidden, "Only who posted it, a facilitator or a moderator may correct what was posted.")
    }
}

extension Inspection {
    /// What opens a discussion, with every problem noted.
    mutating func posting(
        why: String, studyDesign: String, identifiesNobody: String
    ) -> (text: String, design: StudyDesign) {
        let text = text(why, "why", called: "why it may change practice", limit: 4_000)
        screen(text, answer: identifiesNobody)
        let design = StudyDesign(rawValue: studyDesign)
        if design == nil { note("study-design", "Choose the study design.") }
        return (text, design ?? .other)
    }
}
