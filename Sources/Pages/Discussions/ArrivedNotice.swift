import Colloquium

/// That a form arrived, for the reader to know, and for the browser to forget what it kept of it.
package struct ArrivedNotice: Sendable {
    let arrivedKey: String
    let arrivedWords: String

    /// Whether the words for it are meant for whoever may send such a form, and for nobody else.
    package static func isOfOneReader(_ keepKey: String) -> Bool {
        ["authorship", "dates", "course"].contains(keepKey.prefix(while: \.isLetter))
    }

    /// - Parameters:
    ///   - keepKey: of the form.
    ///   - mayWrite: whether there is a form to write in now.
    init(_ keepKey: String, in schedule: Schedule, mayWrite: Bool, at now: Instant, _ time: ReaderTime) {
        arrivedKey = keepKey
        arrivedWords =
            switch keepKey.prefix(while: \.isLetter) {
            case "discussion", "reply": "Posted. Thank you."
            case "authorship": schedule.welcome(mayWrite: mayWrite, at: now, time)
            case "dates": "The dates are saved: it \(schedule.words(at: now, time))."
            case "course": schedule.movedWords(at: now, time)
            default: "Saved."
            }
    }
}

extension Schedule {
    /// For an author of the article who has just accepted their invitation.
    fileprivate func welcome(mayWrite: Bool, at now: Instant, _ time: ReaderTime) -> String {
        let next =
            if stage(at: now).awaitsMembers {
                "It \(words(at: now, time)). We write to you then, and you can contribute here."
            } else if mayWrite {
                "Write below what you want to say."
            } else {
                "It has closed, so you can read it but not write in it, unless a facilitator reopens it: we write to you then."
            }
        return "Welcome: you take part in this discussion as an author of the article. \(next)"
    }

    /// For a facilitator who has just moved the discussion.
    fileprivate func movedWords(at now: Instant, _ time: ReaderTime) -> String {
        switch stage(at: now) {
        case .announced: "The discussion \(words(at: now, time))."
        case .preReading: "Pre-reading has begun. The discussion \(words(at: now, time))."
        case .open, .closing: "The discussion is open. It \(words(at: now, time))."
        case .synthesis: "The discussion is closed, and its synthesis can be written."
        case .archived: "The discussion is archived. It stays to be read, found and cited."
        }
    }
}
