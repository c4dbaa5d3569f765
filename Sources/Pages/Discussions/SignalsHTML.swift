package import Colloquium

/// What readers said of a contribution with signals, and the buttons to say it.
package enum SignalsHTML {
    /// The numbers, for readers who give no signals; nothing where there are none.
    package static func counts(_ reception: Reception) -> String {
        let parts = Signal.allCases.filter { reception[$0] > 0 }.map { words(for: reception[$0], $0) }
        return parts.isEmpty ? "" : "<p class=\"reception\">\(parts.joined(separator: " · "))</p>\n"
    }

    /// The buttons with their numbers, as items of a list of controls.
    static func buttons(
        for number: Number<Contribution>, _ reception: Reception, in form: ThreadForm, takesReplies: Bool
    ) -> String {
        var html = ""
        for signal in Signal.pressed {
            html += "<li class=\"signal\"><button \(form.attributes) formaction=\"\(SitePath.signal(signal, number))\">"
            html += "\(name(signal))\(count(reception[signal]))</button></li>"
        }
        if takesReplies {
            html += "<li class=\"signal\"><a href=\"\(SitePath.disagreement(number))\">Disagree…"
            html += "\(count(reception.disagree))</a></li>"
            html += "<li class=\"signal\"><a href=\"\(SitePath.citationRequest(number))\">Citation needed…</a></li>"
        } else if reception.disagree > 0 {
            html += "<li class=\"signal\">\(words(for: reception.disagree, .disagree))</li>"
        }
        return html
    }

    /// For the slot above buttons of the reader's own contribution: the numbers in the place of the buttons.
    package static func ofAuthor(_ reception: Reception) -> String {
        counts(reception) + "<p class=\"no-signals\"></p>"
    }

    /// What the reader said before, for the slot above the buttons.
    /// - Parameter hasTurned: they disagreed until a moment ago.
    package static func own(
        _ signals: Set<Signal>, of number: Number<Contribution>, in form: ThreadForm, hasTurned: Bool
    ) -> String {
        if signals.isEmpty { return "" }
        let said = Signal.allCases.filter(signals.contains).map { signal in
            "<span>\(saying(signal)) <button \(form.attributes) formaction=\"\(SitePath.signalRemoval(signal, number))\">"
                + "Take back<span class=\"visually-hidden\"> “\(saying(signal))”</span></button></span>"
        }
        let turn =
            hasTurned && signals.contains(.agree)
            ? " <span role=\"status\">Your disagreement is taken back: the reply that said why stays, without its mark.</span>"
            : ""
        return "<p class=\"own-signals\">\(said.joined(separator: " "))\(turn)</p>\n"
    }

    private static func count(_ count: Int) -> String {
        count == 0 ? "" : " <span class=\"number\">\(count)</span>"
    }

    private static func name(_ signal: Signal) -> String {
        switch signal {
        case .agree: "Agree"
        case .insightful: "Insightful"
        case .disagree: "Disagree"
        }
    }

    private static func saying(_ signal: Signal) -> String {
        switch signal {
        case .agree: "You agree."
        case .insightful: "You find it insightful."
        case .disagree: "You disagree, and said why."
        }
    }

    private static func words(for count: Int, _ signal: Signal) -> String {
        switch signal {
        case .agree: count == 1 ? "1 agrees" : "\(count) agree"
        case .insightful: count == 1 ? "1 finds it insightful" : "\(count) find it insightful"
        case .disagree: count == 1 ? "1 disagrees" : "\(count) disagree"
        }
    }
}
