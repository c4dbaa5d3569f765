package import Colloquium

extension MentoringListing {
    /// "You offer to be a mentor", "Ada looks for a coach"
    func title(for reader: Number<Member>) -> String {
        let isReader = person.number == reader
        switch side {
        case .offer:
            return isReader ? "You offer to be \(role.withArticle)" : "\(person.name) offers to be \(role.withArticle)"
        case .request:
            return isReader ? "You look for \(role.withArticle)" : "\(person.name) looks for \(role.withArticle)"
        }
    }

    /// Who made it, where that is not whom it is for: a guide for a trainee.
    func makerText(for reader: Number<Member>) -> String {
        guard let trainee = need?.trainee else { return "" }
        if owner.number == reader { return "You made this for \(trainee.name), whom you guide." }
        return trainee.number == reader
            ? "\(owner.name) made this for you." : "\(owner.name), who guides them, made this."
    }

    /// Who asks whom it matches, where that is not the reader; empty where it is.
    func matchesHint(for reader: Number<Member>) -> String {
        person.number == reader
            ? ""
            : "It is \(person.name) who asks: tell them whom you would choose. What you ask from here is for yourself."
    }

    /// How it stands, for its owner or the trainee it is for. Its owner reads the same whatever the trainee says: nobody is told
    /// that somebody said no.
    /// - Parameter today: as "2026-11-28".
    func standing(for reader: Number<Member>, on today: String) -> String {
        if owner.number != reader, let consent = need?.consent, consent != .given {
            return consent == .waiting ? "Waits for your answer" : "You said no: nobody is shown it"
        }
        if isPaused {
            let reason = need?.trainee.map { ". It pauses by itself once \($0.name) found somebody" } ?? ""
            return "Paused: nobody finds it or can answer it\(owner.number == reader ? reason : "")"
        }
        switch side {
        case .offer(let room):
            if audience == .onlyMe { return "Only you see it, so nobody can find it" }
            return room.open == 0 ? "All places are taken" : "Open, with \(room.open) of \(room.places) places free"
        case .request(let need):
            if let lastDay = need.lastDay, lastDay < today { return "Its last day is over" }
            if let trainee = need.trainee, owner.number == reader {
                return "Shown to nobody unless \(trainee.name) says yes"
            }
            if audience != .onlyMe { return "Open" }
            return owner.number == reader
                ? "Only you see it, so nobody can find it" : "\(owner.name) lets nobody else find it"
        }
    }

    var waysText: String {
        MentoringWay.allCases.filter(ways.contains).map { $0.name.lowercased() }.joined(separator: ", ")
    }
}

extension Audience {
    /// Who that is, for somebody who is not the owner.
    func readers(of owner: String) -> String {
        switch self {
        case .onlyMe: "\(owner) alone"
        case .named: "People \(owner) names"
        case .ties: "\(owner)’s ties"
        case .members: "Members"
        }
    }
}

extension MentoringRole {
    /// "your mentor", "Ada’s coach"
    fileprivate func of(_ name: String?) -> String { name.map { "\($0)’s \(rawValue)" } ?? "your \(rawValue)" }
}

extension MentoringAgreement {
    /// "Ada is your mentor", "You were Ben’s coach"
    func title(for reader: Number<Member>) -> String {
        let other = other(than: reader)?.name ?? MentoringAgreement.nobody
        if giver?.number == reader { return "You \(isRunning ? "are" : "were") \(role.of(other))" }
        return "\(other) \(isRunning ? "is" : "was") \(role.of(nil))"
    }

    /// What somebody is called whose account or network is gone.
    static let nobody = "Somebody who left"
}

extension MentoringAsk {
    /// "Ada asks you to be their mentor", "You offered Ben to be their coach"
    package func title(for reader: Number<Member>) -> String {
        let other = other(than: reader).name
        switch (asker == reader, asker == giver.number) {
        case (true, true): return "You offered \(other) to be their \(role.rawValue)"
        case (true, false): return "You asked \(other) to be your \(role.rawValue)"
        case (false, true): return "\(other) offers to be your \(role.rawValue)"
        case (false, false): return "\(other) asks you to be their \(role.rawValue)"
        }
    }

    /// What has come of it, for who asked.
    func outcome(at now: Instant, _ time: ReaderTime) -> String {
        switch answer(at: now) {
        case .open: "Waits for an answer until \(time.day(endsAt))"
        case .accepted: "Yes"
        case .declined: "Not this time"
        case .takenBack: "You took it back"
        case .lapsed: "No answer came. People are busy: it says nothing about you"
        }
    }
}

extension Tab {
    static let mentoring = network(current: SitePath.mentoring)
}
