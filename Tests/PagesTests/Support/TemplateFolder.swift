import Foundation

@testable import Pages

/// The templates as files.
enum TemplateFolder {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Templates")
        .resolvingSymlinksInPath().path

    /// Every template by its name, "site/frame".
    static let sources: [String: String] = {
        let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".mustache") }.reduce(into: [:]) { found, file in
            found[String(file.dropLast(9))] = try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
        }
    }()

    /// Read once for all tests.
    static func templates() async throws -> Templates { try await loaded.value }
    private static let loaded = Task { try await Templates(directory: path) }

    /// The names that templates include.
    static func partials() throws -> Set<String> {
        func names(_ nodes: [MustacheNode]) -> [String] {
            nodes.flatMap { node -> [String] in
                switch node {
                case .partial(let name): [name]
                case .section(_, let inside, _), .inverted(_, let inside): names(inside)
                case .variable: []
                }
            }
        }
        return try Set(sources.values.flatMap { names(try MustacheReader.nodes($0)) })
    }
}
