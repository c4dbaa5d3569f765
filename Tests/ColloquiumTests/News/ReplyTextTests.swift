import Testing

@testable import Colloquium

@Suite("The text of a reply by mail")
struct ReplyTextTests {
    private static let quotation = "> \(ReplyText.mark)\n>\n> Ann wrote:\n> Who was blinded?"

    @Test(
        "leaves out what mail programs add",
        arguments: [
            "On Mon, 23 Nov 2026 at 09:12, Colloquium <club@example.org> wrote:\n\n" + quotation,
            "On Mon, 23 Nov 2026 at 09:12, Colloquium\n<club@example.org> wrote:\n" + quotation,
            "On 23/11/2026 09:12, Colloquium wrote:\n" + quotation,
            "Am 23.11.2026 um 09:12 schrieb Colloquium <club@example.org>:\n" + quotation,
            "Am Mo., 23. Nov. 2026 um 09:12 Uhr schrieb Colloquium <\nclub@example.org>:\n\n" + quotation,
            "Le lun. 23 nov. 2026 à 09:12, Colloquium <club@example.org> a écrit :\n" + quotation,
            "El lun, 23 nov 2026 a las 9:12, Colloquium (<club@example.org>) escribió:\n" + quotation,
            "Em seg., 23 de nov. de 2026 às 09:12, Colloquium <club@example.org> escreveu:\n" + quotation,
            "Il giorno lun 23 nov 2026 alle ore 09:12 Colloquium <club@example.org> ha scritto:\n" + quotation,
            "Op ma 23 nov 2026 om 09:12 schreef Colloquium <club@example.org>:\n" + quotation,
            "Den mån 23 nov. 2026 kl 09:12 skrev Colloquium <club@example.org>:\n" + quotation,
            "2026年11月23日(月) 9:12 Colloquium <club@example.org>のメール:\n" + quotation,
            "-----Original Message-----\nFrom: Colloquium\nSent: Monday\n\n\(ReplyText.mark)\nAnn wrote:",
            "-----Ursprüngliche Nachricht-----\nVon: Colloquium\n\nWer war verblindet?",
            "________________________________\nFrom: Colloquium <club@example.org>\nSent: Monday, 23 November 2026\n"
                + "To: Bea\nSubject: Re: A trial\n\n\(ReplyText.mark)\nAnn wrote:",
            "From: Colloquium <club@example.org>\nSent: Monday, November 23, 2026 9:12 AM\nTo: Bea\nSubject: A trial\n\nText",
            "Von: Colloquium\nGesendet: Montag, 23. November 2026\nAn: Bea\nBetreff: A trial\n\nText",
            "From: Colloquium <club@example.org>\n\nSent: Monday, 23 November 2026\n\nTo: Bea\n\nSubject: A trial\n\nText",
            "From: Colloquium <club@example.org> Sent: Monday, 23 November 2026 To: Bea Subject: A trial\n\nText",
            "*From:* Colloquium <club@example.org>\n*Sent:* Monday\n*To:* Bea\n*Subject:* A trial\n\nText",
            "-- \nBea Lind\nWard 3",
            "--\nBea Lind",
            "Sent from my iPhone\n\n> On 23 Nov 2026, at 09:12, Colloquium <club@example.org> wrote:\n>\n" + quotation,
            "Get Outlook for iOS<https://aka.ms/o0ukef>\n\nWhatever",
            "Von meinem iPhone gesendet",
            "Envoyé de mon iPhone",
            quotation,
            "\(ReplyText.mark)\n\nAnn wrote something without any introduction",
            "",
        ])
    func additions(_ addition: String) {
        let own = "Nobody was: see the protocol.\n\nThe *outcome* was death."
        #expect(ReplyText("\(own)\n\n\(addition)").text == own)
        #expect(ReplyText("\(own)\n\n\(addition)".replacing("\n", with: "\r\n")).text == own)
    }

    @Test("is what stands below a quotation, or between two")
    func below() {
        let head = "On Mon, 23 Nov 2026 at 09:12, Colloquium <club@example.org> wrote:\n"
        #expect(ReplyText("\(head)\(Self.quotation)\n\nNobody was.\n\n-- \nBea").text == "Nobody was.")
        #expect(ReplyText("\(Self.quotation)\n\nNobody was.").text == "Nobody was.")
        #expect(
            ReplyText("\(head)> Who was blinded?\n\nNobody.\n\n> And who paid?\n\nThe maker.\n\n> Bye").text
                == "Nobody.\n\n> And who paid?\n\nThe maker.")
    }

    @Test(
        "keeps words that only look like an introduction",
        arguments: [
            "On day 3 they wrote the protocol down: too late.",
            "From: the table one sees little.\nTo me it is unclear.",
            "I wrote:\n\nnothing at all.", "As Semler wrote: fluids matter.", "Sent to the lab, twice.",
            "---\n\nA rule",
            "A table --\nof two lines",
        ])
    func alike(_ words: String) {
        #expect(ReplyText(words).text == words)
    }

    @Test(
        "is empty where nothing was written", arguments: ["", "\n\n", "-- \nBea", quotation, "\(ReplyText.mark)\nText"])
    func nothing(_ message: String) {
        #expect(ReplyText(message).text.isEmpty)
    }

    @Test("is found in a huge message")
    func huge() {
        let line = "On " + String(repeating: "1 wrote ", count: 2_000)
        let message = String(repeating: line + "\n", count: 200)
        #expect(!ReplyText(message).text.isEmpty)
        #expect(ReplyText("Yes.\n" + String(repeating: "> a\n", count: 100_000)).text == "Yes.")
    }
}
