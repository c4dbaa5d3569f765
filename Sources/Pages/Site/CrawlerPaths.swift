extension SitePath {
    package static let robots = "/robots.txt"
    package static let sitemap = "/sitemap.xml"
    package static func sitemap(_ kind: String, _ part: Int64) -> String { "/sitemaps/\(kind)/\(part)" }

    /// Where search engines have nothing to find: searches without end, what is one person's, forms, and the same again in
    /// other forms.
    package static let closedToCrawlers = [
        search, "/settings", "/admin", "/moderation", signIn, join, passwordReset, "/set-up", "/confirmation",
        "/unsubscribe", "/readers", "/authorship", "/panel-links", "/feeds", "/api", newArticle, drafts, newQuestion,
        "/*/history", "/*/export.", "/*/references.", "/*/citation", "/*/evidence.csv", "/*/claims",
    ]
}
