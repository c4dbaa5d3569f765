import Foundation

extension SitePath {
    /// The questions of a specialty.
    package static func questions(in specialty: String) -> String {
        "\(questions)?specialty=\(specialty.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
}
