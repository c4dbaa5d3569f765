import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("Mail that came")
struct MessageReadingTests {
    private static func mail(_ head: String, _ body: String = "Words") throws -> ReceivedMail {
        try InternetMessage.parse(Array("\(head)\n\n\(body)".replacing("\n", with: "\r\n").utf8))
    }

    @Test("has a sender, a subject and words, folded and encoded as they come")
    func fields() throws {
        let mail = try Self.mail(
            """
            From: =?iso-8859-1?Q?J=F6rg_M=FCller?= <Joerg@Example.ORG>
            SUBJECT: =?utf-8?B?w4RyemU=?= =?utf-8?Q?_und_?=
             =?utf-8?q?Pflege?= (now)
            Message-Id: <a.b@example.org>
            """)
        #expect(mail.from == EmailAddress("Joerg@example.org"))
        #expect(mail.subject == "Ärze und Pflege (now)")
        #expect(mail.messageID == "a.b@example.org" && mail.text == "Words" && !mail.isAutomatic)
    }

    @Test("gives the plain text of alternatives, in its character set and transfer encoding")
    func alternatives() throws {
        let mail = try Self.mail(
            "From: a@example.org\nContent-Type: multipart/alternative;\n boundary=\"a; b\"",
            """
            Not this.
            --a; b
            Content-Type: text/html; charset=utf-8

            <p>HTML</p>
            --a; b
            Content-Type: text/plain; charset=ISO-8859-15
            Content-Transfer-Encoding: quoted-printable

            caf=E9 =A4 5 =
            each =3D right=20
            --a; bc
            not a boundary
            --a; b--
            Not this either.
            """)
        #expect(mail.text == "café € 5 each = right \r\n--a; bc\r\nnot a boundary")
    }

    @Test("gives the words of HTML where there is nothing else, and never those of an attachment")
    func html() throws {
        let mail = try Self.mail(
            "From: a@example.org\nContent-Type: multipart/mixed; boundary=x",
            """
            --x
            Content-Type: text/plain
            Content-Disposition: attachment; filename="a.txt"

            Attached
            --x
            Content-Type: multipart/alternative; boundary=y

            --y
            Content-Type: text/html
            Content-Transfer-Encoding: base64

            PHA+T25lICZhbXA7PC9wPjxwPnR3bzwvcD48c2NyaXB0PmV2aWwoKTwvc2NyaXB0Pg==
            --y--
            --x--
            """)
        #expect(mail.text == "One &\n\ntwo")
    }

    @Test("puts no space between the words of HTML and the signs beside them")
    func punctuation() throws {
        let mail = try Self.mail(
            "From: a@example.org\nContent-Type: text/html; charset=utf-8",
            "<div>I <b>agree</b>, as <a href=\"https://example.org\">they</a>: <i>so</i>.</div><div>Bye<span>!</span></div>"
        )
        #expect(mail.text == "I agree, as they: so.\n\nBye!")
    }

    @Test("joins lines that a program broke", arguments: ["no", "yes"])
    func flowed(_ deletes: String) throws {
        let mail = try Self.mail(
            "From: a@example.org\nContent-Type: text/plain; format=flowed; delsp=\(deletes)",
            "One \nline.\n> Quoted \n> twice\n>> deeper \n> less\n-- \nBea")
        let gap = deletes == "yes" ? "" : " "
        #expect(mail.text == "One\(gap)line.\n> Quoted\(gap)twice\n>> deeper\(gap)\n> less\n-- \nBea")
    }

    @Test(
        "is told from what programs write by themselves",
        arguments: [
            "Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "List-Id: <a.example.org>",
            "Return-Path: <>",
        ])
    func automatic(_ field: String) throws {
        #expect(try Self.mail("From: a@example.org\n\(field)").isAutomatic)
        #expect(try !Self.mail("From: a@example.org\nAuto-Submitted: no").isAutomatic)
    }

    @Test("may be the report of a delivery")
    func report() throws {
        let mail = try Self.mail(
            """
            From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
            Content-Type: multipart/report; report-type=delivery-status;
             boundary="B.1/mx"
            """,
            """
            --B.1/mx
            Content-Description: Notification

            I'm sorry to have to inform you.
            --B.1/mx
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org
            Arrival-Date: Mon, 23 Nov 2026 09:12:00 +0000

            Final-Recipient: rfc822; gone@example.org
            Original-Recipient: rfc822;Gone@example.org
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mail.example.org
            Diagnostic-Code: smtp; 550 5.1.1 <gone@example.org>: no such
             user here

            Final-Recipient: rfc822; slow@example.org
            Action: delayed
            Status: 4.4.1 (no answer)
            --B.1/mx
            Content-Type: message/rfc822

            Subject: The mail
            --B.1/mx--
            """)
        let report = try #require(mail.report)
        #expect(mail.isAutomatic && report.recipients.count == 2)
        #expect(report.failure?.address == "Gone@example.org" && report.failure?.status == "5.1.1")
        #expect(report.failure?.diagnostic == "550 5.1.1 <gone@example.org>: no such user here")
        #expect(report.bounce?.reporter == "mx.example.org, told so by mail.example.org")
        #expect(report.recipients[1].action == .delayed && report.recipients[1].status == "4.4.1")
    }

    @Test("is refused where it is none")
    func refused() {
        #expect(throws: FormatError.empty) { try InternetMessage.parse([]) }
        #expect(throws: FormatError.unrecognised) { try InternetMessage.parse(Array("no header at all".utf8)) }
        #expect(throws: FormatError.tooLarge(limit: InternetMessage.longest)) {
            try InternetMessage.parse([UInt8](repeating: 0x41, count: InternetMessage.longest + 1))
        }
    }

    @Test("reads back what the site writes")
    func roundTrip() throws {
        let address = try #require(EmailAddress("club@example.org"))
        let text = "Grüße 🫀\n\nשלום, \(String(repeating: "long ", count: 60))end\n> 1\n.\nFrom here\n-- \nBea"
        let mail = Mail(
            messageID: "1@example.org", from: Mailbox(name: "Ärzte, \"a\" club", address: address),
            to: Mailbox(name: "שלום", address: address), subject: String(repeating: "Ünï ", count: 40), text: text,
            html: "<p>x</p>", date: Date(timeIntervalSince1970: 0))
        let read = try InternetMessage.parse(InternetMessage.encode(mail))
        #expect(read.text.replacing("\r\n", with: "\n") == text && read.messageID == "1@example.org")
        #expect(read.subject == mail.subject && read.from == address)
    }

    @Test("does no harm, however it is made")
    func hostile() throws {
        let nested = (0..<2_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        _ = try InternetMessage.parse(Array("From: a@b\n\(nested)".utf8))
        let many = String(repeating: "--b\nA: b\n\nx\n", count: 50_000)
        _ = try InternetMessage.parse(Array("Content-Type: multipart/mixed; boundary=b\n\n\(many)".utf8))
        let fields = String(repeating: "A: \(String(repeating: "=?x?q?", count: 20))\n", count: 20_000)
        _ = try? InternetMessage.parse(Array(fields.utf8))
        for bytes in [[0xFF, 0x3A, 0x0A], [0x41, 0x3A, 0x00, 0x0A, 0x0A, 0xFF, 0xFE], Array("A:\n\n=".utf8)] {
            _ = try? InternetMessage.parse(bytes)
        }
    }
}
