import Colloquium

@testable import Pages

extension Storybook {
    private func tie(
        _ number: Number<Tie>, _ kind: Tie.Node.Kind, _ strength: Tie.Strength, _ mode: Tie.Mode = .inPerson,
        _ locality: Tie.Locality = .local
    ) -> Tie {
        let isMember = kind == .member
        let sharing = Tie.Sharing(
            [.tie: .members, .notes: .named, .rhythm: .ties], named: [4], tells: isMember)
        return Tie(
            number: number,
            node: Tie.Node(kind, member: isMember ? 4 : nil, name: text, affiliation: "\(text) \(number)"),
            strength: strength, mode: mode, locality: locality, topics: text.isEmpty ? [] : [text],
            notes: number == 2 ? "\(text) Jane Doe, born 12.03.1951, MRN 12345678" : text,
            contact: number == 1 ? text : "\(text) vera@example.org", lastContact: "2026-01-01",
            rhythm: Rhythm(3, .months), roles: [.mentor],
            history: [.init(.wishedFor, at: now - .days(400)), .init(strength, at: now)], sharing: sharing,
            addedAt: now - .days(400))
    }

    var network: [Tie] {
        [
            tie(1, .member, .strong), tie(2, .person, .weak, .mediated), tie(3, .organisation, .wishedFor),
            tie(4, .person, .weak), tie(5, .member, .weak),
        ]
    }

    private var surroundings: NetworkPage.Surroundings {
        .init(
            today: "2026-11-28", institution: text, time: time, suggestions: suggestions, goals: worksheet.goals,
            notice: text)
    }

    private var suggestions: [Suggestion] {
        let reasons: [Suggestion.Reason] = [
            .answered(1, title: text), .disagreed(1, title: text), .wasDisagreedWith(2, title: text), .topics([text]),
            .bridge, .acquaintances([text, text, text, text]),
        ]
        return [Suggestion(member: 5, name: text, institution: text, country: text, reasons: reasons)]
    }

    private var tieEntry: Tie.Entry {
        var entry = Tie.Entry(tie(1, .person, .weak), named: [Handle(rawValue: "ada")!])
        (entry.named, entry.lastContact, entry.rhythmCount, entry.submission) = (text, text, text, text)
        return entry
    }

    func noted(_ day: String = "2026-01-01") -> NotedDay {
        var noted = NotedDay(day, before: "2025-11-01")
        (noted.typed, noted.problems) = (text, problems)
        return noted
    }

    private var uploadPage: NetworkUploadPage {
        let cards = (1...3).map { row in
            var card = ContactCard(row: row)
            (card.name, card.affiliation, card.contact, card.notes) = (text, text, text, text)
            (card.lastContact, card.rhythm, card.role, card.mode) = ("2026-11-01", "monthly", "mentor", text)
            return card
        }
        var chosen = NetworkUploadPage.Chosen()
        (chosen.strength, chosen.problem) = ("weak", text)
        let waiting = NetworkUploadPage.Waiting(
            "1", named: text, cards, problems: [text], present: [1], today: "2026-11-28", chosen: [3: chosen])
        return NetworkUploadPage(waiting, added: 2, csrf: csrf, problems: problems)
    }

    var networks: [any Page] {
        var entry = NetworkSharingPage.Entry()
        (entry.named, entry.identifiesNobody) = (text, "yes")
        let people: [NetworkSharingPage.Person] = [.init(1, text)]
        let ada = [Handle(rawValue: "ada")!]
        return [
            NetworkPage(network, known: [TiePair(1, 2)], NetworkFilter(), in: surroundings, csrf: csrf),
            NetworkPage(
                network, known: [], NetworkFilter(topic: text, locality: "local"), in: surroundings, csrf: csrf),
            NetworkPage(network, known: [], NetworkFilter(locality: "national"), in: surroundings, csrf: csrf),
            SharedNetworkPage(of: 1, text, network, parts, NetworkFilter(locality: "local"), time: time),
            SharedNetworkPage(of: 1, text, network, parts, NetworkFilter(locality: "regional"), time: time),
            TieFormPage(tieEntry, to: nil, csrf: csrf, problems: problems),
            TieFormPage(tieEntry, to: (1, text), changing: 1, over: "1", csrf: csrf, problems: problems),
            TieFormPage(tieEntry, to: (1, text), changing: 1, over: "2", csrf: csrf, problems: problems)
                .beside(TieFormPage(Tie.Entry(network[1], named: ada), to: (1, text), changing: 1, csrf: csrf)),
            TiePage(
                network[0], knowing: [network[1]], among: network, named: ada, today: "2026-11-28", time: time,
                noted(), csrf: csrf),
            uploadPage, NetworkUploadPage(nil, added: 1, csrf: csrf, problems: problems),
            NetworkSharingPage(
                network, tieCount: 2, entry, tellers: people, blocked: people, isSuggested: true, isSaved: true,
                csrf: csrf,
                problems: problems),
            DiscussionPeoplePage(
                [
                    .init(1, name: text, byline: text, tie: nil, isReader: false, in: 1),
                    .init(2, name: text, byline: text, tie: 1, isReader: false, in: 1),
                ], in: 1, text),
            SuggestionsPage(suggestions, isSuggested: true, isPlaced: true, csrf: csrf),
        ]
    }

    var bareNetworks: [any Page] {
        let bare = Tie(
            number: 1, node: Tie.Node(.person, name: text), strength: .weak, mode: .mediated, locality: .international,
            addedAt: now)
        return [
            NetworkPage(
                [], known: [], NetworkFilter(),
                in: .init(today: "", institution: "", time: time, suggestions: [], goals: []), csrf: csrf),
            NetworkPage([bare], known: [], NetworkFilter(), in: surroundings, csrf: csrf),
            SharedNetworkPage(of: 1, text, [], bareParts, NetworkFilter(), time: time),
            SharedNetworkPage(of: 1, text, [bare], bareParts, NetworkFilter(), time: time),
            TieFormPage(Tie.Entry(), to: nil, csrf: csrf),
            TiePage(bare, knowing: [], among: [bare], named: [], today: "2026-11-28", time: time, csrf: csrf),
            NetworkUploadPage(nil, added: nil, csrf: csrf),
            NetworkUploadPage(
                .init("1", named: "", [], problems: [], present: [], today: "2026-11-28"), added: nil, csrf: csrf),
            NetworkSharingPage(
                [], tieCount: 0, .init(), tellers: [], blocked: [], isSuggested: false, isSaved: false, csrf: csrf),
            DiscussionPeoplePage(
                [.init(1, name: text, byline: "", tie: nil, isReader: true, in: 1)], in: 1, text),
            SuggestionsPage([], isSuggested: false, isPlaced: false, csrf: csrf),
            SuggestionsPage(
                [Suggestion(member: 5, name: text, institution: "", country: "", reasons: [.bridge])],
                isSuggested: true, isPlaced: true, csrf: csrf),
        ]
    }
}
