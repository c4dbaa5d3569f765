import Colloquium
import Foundation
import Testing

@testable import Formats

@Suite("Internet messages")
struct InternetMessageTests {
    private func mail(
        subject: String = "Three new discussions", name: String = "Ada Lovelace", text: String = "Hello\n",
        html: String = "", headers: [Mail.Header] = []
    ) throws -> Mail {
        Mail(
            messageID: "digest.2025-07-01.17@club.example.org",
            from: Mailbox(name: "Colloquium", address: try #require(EmailAddress("news@club.example.org"))),
            to: Mailbox(name: name, address: try #require(EmailAddress("ada@example.org"))),
            subject: subject, text: text, html: html, date: Date(timeIntervalSince1970: 1_751_360_700), headers: headers
        )
    }

    /// Every rule about lines that holds for any message.
    private func expectWellFormedLines(_ message: [UInt8], headerLimit: Int = 78) {
        let text = String(decoding: message, as: UTF8.self)
        #expect(message.allSatisfy { $0 < 0x80 })
        #expect(text.unicodeScalars.last == "\n")
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) })
        let head = lines.prefix { !$0.isEmpty }
        #expect(head.allSatisfy { $0.utf8.count <= headerLimit && !$0.hasSuffix(" ") })
        #expect(head.allSatisfy { !$0.contains("=?utf-8?") || $0.utf8.count <= 76 })
        #expect(lines.dropFirst(head.count).allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") })
    }

    static let awkwardTexts = [
        "Three new discussions",
        "",
        "  leading, double  and trailing spaces  ",
        String(repeating: "A rather long subject about anticoagulation ", count: 8) + "ends",
        String(repeating: "unbroken", count: 60),
        "Méta-analyse : l’aspirine réduit-elle l’incidence ?",
        String(repeating: "Überprüfung der Leitlinie für Ärzte und Ärztinnen ", count: 6),
        "🫀🧠 Emoji 👩🏽‍⚕️👨‍👩‍👧‍👦 " + String(repeating: "🩺", count: 60),
        "نقاش جديد حول أمراض القلب \u{200F}والأوعية الدموية " + String(repeating: "مرحبا ", count: 30),
        "心不全の新しい治療についての議論" + String(repeating: "論文", count: 80),
        "looks encoded =?utf-8?Q?but_is_not?= really",
        "quotes \" and back\\slashes \\\" (and comments), <angles>; @ : .",
        String(repeating: "e\u{301}\u{327}", count: 50),
    ]

    @Test("subjects come back as they went in")
    func subjects() throws {
        let messages = try Self.awkwardTexts.map { InternetMessage.encode(try mail(subject: $0)) }
        for (subject, (message, read)) in zip(Self.awkwardTexts, zip(messages, try ReadMessage.read(messages))) {
            expectWellFormedLines(message)
            #expect(read.defects.isEmpty)
            #expect(Array(read.subject.utf8) == Array(subject.utf8))
            #expect(read.values("Subject") == [subject])
        }
    }

    @Test("display names come back as they went in")
    func names() throws {
        let names = Self.awkwardTexts + [String(repeating: "Ngữ ", count: 75)]
        let messages = try names.map { InternetMessage.encode(try mail(name: $0)) }
        for (name, (message, read)) in zip(names, zip(messages, try ReadMessage.read(messages))) {
            expectWellFormedLines(message)
            #expect(read.defects.isEmpty)
            #expect(read.mailboxes["To"].map { Array($0.name.utf8) } == Array(name.utf8))
            #expect(read.mailboxes["To"]?.address == "ada@example.org")
            #expect(read.mailboxes["From"]?.name == "Colloquium")
        }
    }

    static let awkwardBodies =
        awkwardTexts + [
            String(repeating: "x", count: 2_000) + "\n" + String(repeating: "é", count: 2_000) + "\nshort",
            "one\n.\n..\n. dot\n.leading\nlast\n.",
            String(repeating: "a", count: 74) + "." + String(repeating: ".", count: 200) + "\n",
            "trailing space \ntrailing tab\t\n   \n\t\nend ",
            "From here\nFrom there\n>From quoted\n" + String(repeating: "a", count: 75) + "From .x\n",
            "equals = =3D =\n--=_boundary\n--=_digest.2025-07-01.17club.example.org--",
            "no signature -- but words\n-- \nAda\n-- " + String(repeating: "w", count: 80) + "\n  > in\n> quoted",
            "mixed\r\nline\rends\n\r\n\r\rdone\r\n",
            "nul \u{0} bell \u{7} escape \u{1B}[0m",
            (70...80).map { String(repeating: "a", count: $0) + " \n" + String(repeating: "b", count: $0) + "\t\n" }
                .joined(),
        ]

    @Test("texts come back as they went in, but for how their lines end")
    func textAlone() throws {
        let messages = try Self.awkwardBodies.map { InternetMessage.encode(try mail(text: $0)) }
        for (text, (message, read)) in zip(Self.awkwardBodies, zip(messages, try ReadMessage.read(messages))) {
            expectWellFormedLines(message)
            #expect(read.defects.isEmpty)
            #expect(read.type == "text/plain")
            #expect(read.parts.map { Array($0.content.utf8) } == [Array((Self.asFlowed(text) + "\r\n").utf8)])
        }
    }

    @Test("text and HTML come back as they went in, but for how their lines end")
    func alternatives() throws {
        func document(_ text: String) -> String { "<!doctype html>\n<title>=_</title><p>\(text)</p>\n" }
        let messages = try Self.awkwardBodies.map { InternetMessage.encode(try mail(text: $0, html: document($0))) }
        for (text, (message, read)) in zip(Self.awkwardBodies, zip(messages, try ReadMessage.read(messages))) {
            expectWellFormedLines(message)
            #expect(read.defects.isEmpty)
            #expect(read.type == "multipart/alternative")
            #expect(read.parts.map(\.type) == ["text/plain", "text/html"])
            #expect(read.parts.allSatisfy { $0.charset == "utf-8" })
            let sent = [Self.asFlowed(text), Self.withCRLF(document(text))].map { Array($0.utf8) }
            #expect(read.parts.map { Array($0.content.utf8) } == sent)
        }
    }

    @Test("texts come back through the site's own reader, too", arguments: awkwardBodies)
    func ownReader(text: String) throws {
        let read = try InternetMessage.parse(InternetMessage.encode(try mail(text: text)))
        let sent = (Self.asFlowed(text) + "\n").replacing("\r\n", with: "\n")
        if !sent.allSatisfy(\.isWhitespace) { #expect(Array(read.text.utf8) == Array(sent.utf8)) }
    }

    /// Without spaces at the ends of lines, but for the line before a signature: RFC 3676 gives them a meaning.
    private static func asFlowed(_ text: String) -> String {
        withCRLF(text).components(separatedBy: "\r\n").map { line in
            let kept = line.unicodeScalars.reversed().drop { $0 == " " }.reversed()
            return line == "-- " ? line : String(String.UnicodeScalarView(kept))
        }.joined(separator: "\r\n")
    }

    /// Every line end as CRLF.
    private static func withCRLF(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" || (scalar == "\n" && previous != "\r") {
                output.append(contentsOf: "\r\n".unicodeScalars)
            } else if scalar != "\n" {
                output.append(scalar)
            }
            previous = scalar
        }
        return String(output)
    }

    @Test("the headers of a list arrive whole, in order, broken at white space only")
    func listHeaders() throws {
        let url = "<https://club.example.org/news/unsubscribe/" + String(repeating: "t0ken", count: 60) + ">"
        let references = (1...20).map { "<message.\($0)@club.example.org>" }.joined(separator: " ")
        let headers: [Mail.Header] = [
            .init(.listID, "Cœur et vaisseaux <heart.club.example.org>"),
            .init(.listUnsubscribe, "<mailto:leave@club.example.org>, \(url)"),
            .init(.listUnsubscribePost, "List-Unsubscribe=One-Click"),
            .init(.autoSubmitted, "auto-generated"), .init(.precedence, "list"),
            .init(.replyTo, "thread.17@club.example.org"), .init(.references, references),
            .init(.inReplyTo, "<message.20@club.example.org>"),
        ]
        let message = InternetMessage.encode(try mail(headers: headers))
        expectWellFormedLines(message, headerLimit: 400)
        #expect(String(decoding: message, as: UTF8.self).contains(",\r\n \(url)\r\n"))
        let read = try #require(ReadMessage.read([message]).first)
        #expect(read.defects.isEmpty)
        for header in headers {
            #expect(read.values(header.name.rawValue) == [header.value])
        }
        #expect(
            read.headers.prefix(5 + headers.count).map { $0[0] } == ["Date", "From", "To", "Subject", "Message-ID"]
                + headers.map(\.name.rawValue))
    }

    @Test("the date is in UTC and the message id in brackets")
    func identity() throws {
        let message = InternetMessage.encode(try mail())
        let read = try #require(ReadMessage.read([message]).first)
        #expect(read.values("Date") == ["Tue, 01 Jul 2025 09:05:00 +0000"])
        #expect(read.seconds == 1_751_360_700)
        #expect(read.values("Message-ID") == ["<digest.2025-07-01.17@club.example.org>"])
        #expect(read.values("MIME-Version") == ["1.0"])
        #expect(try message == InternetMessage.encode(mail()))
    }

    @Test("the date is that of the calendar, in leap years and in others")
    func dates() throws {
        let seconds = [0, 86_399, 951_782_400, 951_868_800, 1_735_689_599, 1_735_689_600, 4_107_542_399, 4_107_542_400]
        let messages = try seconds.map { second in
            var mail = try mail()
            mail.date = Date(timeIntervalSince1970: Double(second) + 0.9)
            return InternetMessage.encode(mail)
        }
        #expect(try ReadMessage.read(messages).map(\.seconds) == seconds.map(Double.init))
    }

    @Test(
        "no value can start a header or the body",
        arguments: ["\r\n", "\n", "\r", "\r\n\r\n", "\u{0}\n", "\u{85}", "\u{2028}", "\u{B}", "\u{C}", "\r\n "])
    func injection(breaker: String) throws {
        let payload = "x\(breaker)Bcc: eve@example.org"
        let headers = [Mail.Header(.listID, payload), Mail.Header(.replyTo, payload)]
        var mail = try mail(subject: payload, name: payload, headers: headers)
        mail.messageID = payload
        let message = InternetMessage.encode(mail)
        let lines = String(decoding: message, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
        let read = try #require(ReadMessage.read([message]).first)
        #expect(read.values("Bcc").isEmpty)
        #expect(
            read.headers.map { $0[0] } == [
                "Date", "From", "To", "Subject", "Message-ID", "List-Id", "Reply-To", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        let spaces = String(repeating: " ", count: breaker.unicodeScalars.count)
        #expect(read.subject == "x\(spaces)Bcc: eve@example.org")
        #expect(read.mailboxes["To"]?.name == "x\(spaces)Bcc: eve@example.org")
    }

    @Test("encoded words hold whole characters, each readable alone", arguments: awkwardTexts)
    func wholeScalars(text: String) throws {
        for limit in [24, 40, 75] {
            for word in InternetMessage.EncodedWord.encode(text, limit: limit) {
                #expect(word.utf8.count <= limit)
                let payload = word.dropFirst("=?utf-8?Q?".count).dropLast(2)
                guard word.hasPrefix("=?utf-8?B?") else { continue }
                let bytes = try #require(Data(base64Encoded: String(payload)))
                #expect(String(validating: bytes, as: UTF8.self) != nil)
            }
        }
    }
}
