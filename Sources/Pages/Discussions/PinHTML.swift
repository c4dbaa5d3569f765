package import Colloquium

/// What facilitators may do with a contribution for the synthesis.
package enum PinHTML {
    /// An item of the list of controls.
    /// - Parameters:
    ///   - pinned: the part it is pinned under.
    ///   - whose: for those who do not see where it stands.
    package static func control(
        of number: Number<Contribution>, _ kind: Contribution.Kind, whose: String, pinned: Synthesis.Part?,
        in form: ThreadForm
    ) -> String {
        guard let pinned else {
            let part = Synthesis.Part(for: kind).name
            return "<li class=\"for-synthesis\">"
                + button("Pin", " \(whose), for the synthesis under \(part)", SitePath.pin(number), in: form) + "</li>"
        }
        let moves = Synthesis.Part.allCases.filter { $0 != pinned }.map {
            button("Move to \($0.name)", "", SitePath.pin(number), value: $0.rawValue, in: form)
        }
        return "<li class=\"for-synthesis\"><details class=\"pin\"><summary>Pinned: \(pinned.name)"
            + "<span class=\"visually-hidden\"> (\(whose.escapedForHTML))</span></summary><p>"
            + (moves + [button("Unpin", "", SitePath.unpinning(number), in: form)]).joined(separator: " ")
            + "</p></details></li>"
    }

    private static func button(
        _ name: String, _ rest: String, _ path: String, value: String? = nil, in form: ThreadForm
    ) -> String {
        let part = value.map { " name=\"part\" value=\"\($0)\"" } ?? ""
        let unseen = rest.isEmpty ? "" : "<span class=\"visually-hidden\">\(rest.escapedForHTML)</span>"
        return "<button \(form.attributes) formaction=\"\(path)\"\(part)>\(name)\(unseen)</button>"
    }
}
