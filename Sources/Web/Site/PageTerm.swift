import Colloquium
import Store

/// Up to when something made of the database is right: until the next write, and in what the clock changes for a span.
struct PageTerm: Hashable, Sendable {
    private let edition: Edition
    private let span: Span
    /// How many of its spans have passed since 1970.
    private let moment: Int64

    /// - Parameters:
    ///   - edition: as it was before anything was read.
    ///   - span: how late may be said what the clock changes.
    init(_ edition: Edition, at now: Instant, lasting span: Span) {
        self.edition = edition
        self.span = span
        moment = now.rawValue / span.milliseconds
    }

    func holds(in edition: Edition, at now: Instant) -> Bool {
        self == PageTerm(edition, at: now, lasting: span)
    }
}

extension WebSite {
    /// - Parameter span: how late a page may say what the clock changes.
    func term(lasting span: Span = .seconds(1)) throws -> PageTerm {
        PageTerm(try store.edition(), at: now, lasting: span)
    }
}
