internal import Foundation

/// Text that a feed sends in base64.
enum Base64Text {
    /// Nil where it is not base64 of text.
    static func decoded(_ text: String) -> String? {
        guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !data.isEmpty else { return nil }
        return String(validating: data, as: UTF8.self)
    }
}
