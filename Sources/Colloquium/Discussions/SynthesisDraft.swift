/// A synthesis that somebody began to write, kept on the site until it is saved for all or discarded.
package struct SynthesisDraft: Hashable, Sendable {
    package let discussion: Number<Discussion>
    /// In Markdown, as `Synthesis.source` has it; empty for nothing.
    package let source: String
    /// The version it was made of; 0 for none.
    package let version: Int

    /// - Throws: a problem at the longest part for what is too long to be saved for all.
    package init(
        of discussion: Number<Discussion>, _ synthesis: Synthesis, over version: Int
    ) throws(Refusal) {
        self.discussion = discussion
        source = try synthesis.sourceWithinLimit()
        self.version = version
    }
}
