import Colloquium

/// A refusal with where to go from it, for what has nothing to come back to but its page.
struct LedRefusal: Error {
    let refusal: Refusal
    /// Links by their names, the nearest first.
    let ways: [(name: String, path: String)]
}
