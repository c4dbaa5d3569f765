/// A synthesis that somebody began to write, kept on the site until it is saved for all or discarded.
package struct SynthesisDraft: Hashable, Sendable {
    package let discussion: Number<Discussion>
    /// In Markdown, as `Synthesis.source` has it; empty for nothing.
    package let source: String
    /// The version it was made of; 0 for none.
    package let version: Int
    package let form: Form

    /// What it was typed into.
    package struct Form: Hashable, Sendable {
        /// Another for every form that is opened.
        package let submission: String
        /// When the draft was saved that stood in it; nil for none.
        package let draftSavedAt: Instant?

        package init(submission: String, draftSavedAt: Instant?) {
            self.submission = submission
            self.draftSavedAt = draftSavedAt
        }
    }

    /// - Throws: a problem at the longest part for what is too long to be saved for all.
    package init(
        of discussion: Number<Discussion>, _ synthesis: Synthesis, over version: Int, from form: Form
    ) throws(Refusal) {
        self.discussion = discussion
        self.form = form
        source = try synthesis.sourceWithinLimit()
        self.version = version
    }
}
