import Colloquium

@testable import Pages

extension Storybook {
    private func person(_ number: Number<Member>) -> MentoringPerson {
        MentoringPerson(number: number, name: text, stage: .resident, institution: text, country: text)
    }

    private func offer(_ number: Number<MentoringListing>, by owner: Number<Member> = 1, taken: Int = 1)
        -> MentoringListing
    {
        MentoringListing(
            number: number, owner: person(owner), role: .coach, topics: [text], words: text, ways: [.video, .writing],
            pace: text, side: .offer(.init(stages: [.student], forWhom: text, places: 2, taken: taken)),
            audience: .named, named: [4])
    }

    private func request(
        _ number: Number<MentoringListing>, by owner: Number<Member> = 1, _ consent: MentoringListing.Consent
    ) -> MentoringListing {
        MentoringListing(
            number: number, owner: person(owner), role: .sponsor, topics: [text], words: text, ways: [.inPerson],
            side: .request(.init(trainee: person(owner == 1 ? 4 : 1), consent: consent, lastDay: "2026-11-01")))
    }

    private func ask(by asker: Number<Member>, _ answer: MentoringAsk.Answer) -> MentoringAsk {
        MentoringAsk(
            number: 1, role: .mentor, giver: person(1), taker: person(4), asker: asker, listing: 1, words: text,
            answer: answer, answerWords: answer == .declined ? text : "", askedAt: now, endsAt: now + .days(30))
    }

    private func terms(
        _ number: Number<MentoringAgreement.Terms>, by proposer: Number<Member>,
        _ answer: MentoringAgreement.Terms.Answer
    ) -> MentoringAgreement.Terms {
        MentoringAgreement.Terms(
            number: number,
            content: .init(
                role: .coach, goals: text.isEmpty ? [] : [text], rhythm: Rhythm(1, .months), startsOn: "2026-01-01",
                endsOn: "2026-06-30"),
            proposedBy: proposer, proposedAt: now, answer: answer)
    }

    private func agreement(
        _ last: [MentoringAgreement.Terms], endedAt: Instant? = nil, taker: MentoringPerson? = nil
    ) -> MentoringAgreement {
        MentoringAgreement(
            number: 1, role: .coach, giver: person(1), taker: taker, beganAt: now - .days(300),
            lastMet: "2026-05-01", endedAt: endedAt, endedBy: endedAt.map { _ in 4 },
            thanks: endedAt == nil ? "" : text,
            terms: [terms(1, by: 1, .agreed), terms(2, by: 4, .agreed)] + last)
    }

    private func page(_ listing: MentoringListing) -> ListingPage {
        var surroundings = ListingPage.Surroundings()
        surroundings.named = [Handle(rawValue: "ada")!]
        surroundings.matches = [
            MentoringMatch(listing: offer(2, by: 4), reasons: [text, text]),
            MentoringMatch(listing: offer(3, by: 4), reasons: []),
        ]
        var entry = ListingPage.Entry()
        (entry.words, entry.submission, entry.identifiesNobody) = (text, text, "yes")
        return ListingPage(
            listing, surroundings, entry, for: 1, on: "2026-11-28", csrf: csrf, problems: problems)
    }

    private func page(_ agreement: MentoringAgreement, tie: Number<Tie>? = nil) -> AgreementPage {
        var form = AgreementPage.LogForm()
        (form.day, form.words, form.submission) = (text, text, text)
        return AgreementPage(
            agreement,
            .init(
                log: [MentoringLogEntry(number: 1, day: "2026-11-01", words: text.isEmpty ? "-" : text)], tie: tie),
            form, for: 1, on: "2026-11-28", time: time, noted("2026-05-01"), csrf: csrf, problems: problems)
    }

    private var contents: MentoringPage.Contents {
        var contents = MentoringPage.Contents()
        contents.offers = [offer(1), offer(2, taken: 2)]
        contents.requests = [request(3, .waiting)]
        contents.forMe = [request(4, by: 4, .waiting), request(5, by: 4, .given)]
        contents.matches = [1: [MentoringMatch(listing: offer(9, by: 4), reasons: [text])]]
        contents.received = [ask(by: 4, .open)]
        contents.sent = MentoringAsk.Answer.allCases.map { ask(by: 1, $0) }
        contents.agreements = [
            agreement([terms(3, by: 4, .proposed)], taker: person(4)), agreement([], endedAt: now, taker: person(4)),
            agreement([]),
        ]
        contents.news = MentoringReason.allCases.map {
            MentoringPage.News($0, .mentor, by: text, path: SitePath.mentoring, day: "2026-11-01")
        }
        return contents
    }

    private var listingEntry: MentoringListing.Entry {
        var entry = MentoringListing.Entry(offer(1), named: [Handle(rawValue: "ada")!], trainee: nil)
        (entry.trainee, entry.lastDay, entry.submission, entry.named) = (text, text, text, text)
        return entry
    }

    private func form(_ kind: MentoringListing.Kind, changing changed: ListingFormPage.Changed? = nil)
        -> ListingFormPage
    {
        ListingFormPage(listingEntry, kind, changing: changed, csrf: csrf, problems: problems)
    }

    private func answered(_ ask: MentoringAsk, for reader: Number<Member> = 1) -> MentoringAskPage {
        var entry = MentoringAskPage.Entry()
        (entry.words, entry.identifiesNobody) = (text, "yes")
        return MentoringAskPage(
            ask, entry, agreement: ask.answer == .accepted ? 1 : nil, for: reader, at: now, time: time, csrf: csrf,
            problems: problems)
    }

    private var agreementPages: [any Page] {
        let one = agreement([terms(3, by: 4, .proposed)], taker: person(4))
        var entry = MentoringAgreement.Terms.Entry(terms(1, by: 1, .agreed).content)
        (entry.goals, entry.submission, entry.endsOn) = (text, text, text)
        var form = AgreementPage.LogForm()
        (form.day, form.words) = (text, text)
        return [
            page(one), page(agreement([terms(3, by: 1, .proposed)], taker: person(4))),
            page(agreement([terms(3, by: 1, .declined)], taker: person(4))),
            page(agreement([], endedAt: now, taker: person(4)), tie: 1),
            page(agreement([], endedAt: now, taker: person(4))),
            TermsFormPage(entry, of: one, over: "1", for: 1, csrf: csrf, problems: problems),
            TermsFormPage(entry, of: one, over: "2", for: 1, csrf: csrf, problems: problems)
                .beside(TermsFormPage(.init(), of: one, over: "2", for: 1, csrf: csrf)),
            EndingPage(one, words: text, identifiesNobody: "yes", for: 1, csrf: csrf, problems: problems),
            LogEntryPage(form, changing: 1, in: 1, over: "1", csrf: csrf, problems: problems),
            LogEntryPage(form, changing: 1, in: 1, over: "2", csrf: csrf, problems: problems)
                .beside(LogEntryPage(.init(), changing: 1, in: 1, over: "2", csrf: csrf)),
        ]
    }

    var mentoring: [any Page] {
        [
            MentoringPage(contents, for: 1, on: "2026-11-28", at: now, time: time),
            MentoringFinderPage(
                .coach, about: text, offers: .init([offer(1, by: 4)], page: 2, hasMore: true),
                requests: .init([request(2, by: 5, .given)], hasMore: true), for: 1),
            form(.offer), form(.request), form(.offer, changing: .init(1, over: "1", trainee: "")),
            form(.request, changing: .init(1, over: "1", trainee: text)),
            form(.offer, changing: .init(1, over: "1", trainee: "")).beside(
                ListingFormPage(.init(), .offer, csrf: csrf)),
            page(offer(1)), page(offer(1, by: 4)), page(offer(1, by: 4, taken: 2)), page(request(1, .waiting)),
            page(request(1, by: 4, .waiting)), page(request(1, by: 4, .given)),
            answered(ask(by: 4, .open)), answered(ask(by: 1, .open)), answered(ask(by: 1, .declined)),
            answered(ask(by: 1, .accepted)),
        ] + agreementPages
    }

    var bareMentoring: [any Page] {
        let bare = MentoringListing(
            number: 1, owner: MentoringPerson(number: 1, name: text), role: .mentor, words: text,
            side: .request(.init()))
        let nobody = MentoringAgreement(number: 1, role: .mentor, giver: nil, taker: person(1), beganAt: now)
        let asked = MentoringAsk(
            number: 1, role: .mentor, giver: MentoringPerson(number: 4, name: text), taker: person(1), asker: 4,
            listing: nil, words: text, answer: .takenBack, askedAt: now, endsAt: now + .days(30))
        return [
            MentoringPage(.init(), for: 1, on: "2026-11-28", at: now, time: time),
            MentoringFinderPage(nil, offers: .init([]), requests: .init([]), for: 1),
            ListingFormPage(.init(), .offer, csrf: csrf), ListingFormPage(.init(), .request, csrf: csrf),
            ListingPage(bare, .init(), .init(), for: 1, on: "2026-11-28", csrf: csrf),
            MentoringAskPage(asked, .init(), agreement: nil, for: 1, at: now, time: time, csrf: csrf),
            AgreementPage(nobody, .init(), .init(), for: 1, on: "2026-11-28", time: time, csrf: csrf),
            TermsFormPage(.init(), of: nobody, over: "", for: 1, csrf: csrf),
            EndingPage(nobody, words: "", identifiesNobody: "", for: 1, csrf: csrf),
            LogEntryPage(.init(), changing: 1, in: 1, over: "1", csrf: csrf),
        ]
    }
}
