import Foundation

extension Browser.Page {
    /// The mark-up of the form with an action.
    func form(_ action: String) -> String? {
        text.components(separatedBy: "<form ").first { $0.prefix(400).contains("action=\"\(action)\"") }
            .map { $0.components(separatedBy: "</form>")[0] }
    }

    /// What a browser sends of a form when its default button is pressed, in the order of the page.
    func fields(of action: String) -> [(String, String)] {
        (form(action) ?? "").matches(of: /<(input|select|option)[^>]*>/).reduce(into: Submission()) { fields, tag in
            fields.take(String(tag.0))
        }.fields
    }

    private struct Submission {
        var fields: [(String, String)] = []
        private var select = ""

        mutating func take(_ tag: String) {
            if tag.hasPrefix("<select") {
                select = tag.value(of: "name")
            } else if tag.hasPrefix("<option") {
                if tag.contains(" selected") { fields.append((select, tag.value(of: "value"))) }
            } else if !tag.contains("type=\"checkbox\"") || tag.contains(" checked") {
                fields.append((tag.value(of: "name"), tag.value(of: "value")))
            }
        }
    }
}

extension String {
    /// An attribute of a tag, decoded.
    fileprivate func value(of attribute: String) -> String {
        let rest = components(separatedBy: " \(attribute)=\"").dropFirst().first ?? ""
        return rest.components(separatedBy: "\"")[0].replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
