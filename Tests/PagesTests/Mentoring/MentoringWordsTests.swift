import Colloquium
import Testing

@testable import Pages

@Suite("What pages say of mentoring")
struct MentoringWordsTests {
    private let today = "2026-11-28"
    private let guide = MentoringPerson(number: 1, name: "Fay")
    private let trainee = MentoringPerson(number: 2, name: "Ann")
    private let consents = MentoringListing.Consent.allCases

    private func request(_ consent: MentoringListing.Consent) -> MentoringListing {
        MentoringListing(
            number: 1, owner: guide, role: .mentor, words: "W",
            side: .request(.init(trainee: trainee, consent: consent)), audience: .members)
    }

    private func item(of consent: MentoringListing.Consent, for reader: Number<Member>) -> ListingItem? {
        var contents = MentoringPage.Contents()
        if reader == guide.number {
            contents.requests = [request(consent)]
        } else {
            contents.forMe = [request(consent)]
        }
        let page = MentoringPage(
            contents, for: reader, on: today, at: Instant(rawValue: 0), time: ReaderTime(zone: "UTC"))
        return (page.requests + page.forMe).first
    }

    @Test("Who made a request for a trainee reads the same whatever the trainee said, and has said since")
    func same() {
        let seen = consents.map { item(of: $0, for: 1).map { [$0.listingNote, $0.matchesText] } }
        #expect(seen.allSatisfy { $0 == seen.first && $0?.contains("") == false })
        #expect(Set(consents.map { request($0).standing(for: 1, on: today) }).count == 1)
    }

    @Test("A trainee reads their own answer, and is not waited for by themselves")
    func own() {
        #expect(item(of: .refused, for: 2)?.listingNote == "You said no: nobody is shown it")
        #expect(item(of: .given, for: 2)?.listingNote == "Open")
    }

    @Test("A guide is told that it is the trainee who asks")
    func asks() {
        #expect(request(.given).matchesHint(for: 1).contains("It is Ann who asks"))
        #expect(request(.given).matchesHint(for: 2) == "")
    }

    @Test("What has ended reads the same to whoever did not end it, and only who blocked is offered nothing more")
    func ended() {
        func page(endedBy: Number<Member>?, hasBlocked: Bool = false) -> AgreementPage {
            AgreementPage(
                MentoringAgreement(
                    number: 1, role: .coach, giver: guide, taker: trainee, beganAt: Instant(rawValue: 0),
                    endedAt: Instant(rawValue: 9), endedBy: endedBy),
                .init(hasBlocked: hasBlocked), .init(), for: 2, on: today, time: ReaderTime(zone: "UTC"), csrf: "")
        }
        let (plain, byBlock) = (page(endedBy: 1), page(endedBy: nil))
        #expect(plain.endText == "It has ended." && byBlock.endText == plain.endText)
        #expect(byBlock.personPath.count == 1 && byBlock.keepLinks.count == 1)
        let own = page(endedBy: nil, hasBlocked: true)
        #expect(own.personPath.isEmpty && own.keepLinks.isEmpty)
        #expect(page(endedBy: 2).endText == "You ended it.")
    }
}
