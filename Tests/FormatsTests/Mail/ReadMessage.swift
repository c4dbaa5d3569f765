import Foundation
import Testing

/// A message as another implementation (Python's `email` package, strict) reads it.
struct ReadMessage: Decodable {
    struct Mailbox: Decodable {
        let name: String
        let address: String
    }
    struct Part: Decodable {
        let type: String
        let charset: String
        let content: String
    }
    /// Everything the reader finds at odds with the standards.
    let defects: [String]
    let headers: [[String]]
    let subject: String
    let mailboxes: [String: Mailbox]
    let seconds: Double
    let type: String
    let parts: [Part]

    /// Reads messages in one run of the other implementation, in order.
    static func read(_ messages: [[UInt8]]) throws -> [ReadMessage] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try messages.enumerated().map { index, message in
            let file = folder.appending(path: "\(index).eml")
            try Data(message).write(to: file)
            return file.path
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", reader] + files
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "the strict reader gave up")
        let read = try JSONDecoder().decode([ReadMessage].self, from: answer)
        try #require(read.count == messages.count)
        return read
    }

    /// The values of a header in order.
    func values(_ name: String) -> [String] {
        headers.filter { $0[0] == name }.map { $0[1] }
    }
}

extension ReadMessage {
    fileprivate static let reader = #"""
        """Reads the messages named as arguments with Python's strict parser and prints what they hold as JSON."""

        import email
        import json
        import sys
        from email.header import decode_header, make_header
        from email import policy

        STRICT = policy.default.clone(raise_on_defect=True)


        def text_of(header):
            """RFC 2047 decoding alone: the structured parsers of older Pythons add spaces between encoded words."""
            raw = "".join(str(header).splitlines())
            return str(make_header(decode_header(raw)))


        def unflowed(text):
            """RFC 3676 §4.1, of text in which nothing is quoted."""
            lines, goes_on = [], False
            for line in text.split("\r\n"):
                assert len(line) <= 78 or " " not in line[:-1].removeprefix("-- "), line
                assert not line.startswith(">"), line
                own = line[1:] if line.startswith(" ") else line
                if goes_on:
                    lines[-1] += own
                else:
                    lines.append(own)
                goes_on = own.endswith(" ") and own != "-- "
            return "\r\n".join(lines)


        def read(raw):
            message = email.message_from_bytes(raw, policy=STRICT)
            lenient = email.message_from_bytes(raw, policy=policy.compat32)

            defects = [str(d) for part in message.walk() for d in part.defects]
            for part in message.walk():
                for name in part.keys():
                    defects += [f"{name}: {d!r}" for d in part[name].defects]

            mailboxes = {}
            for name in ("From", "To"):
                (only,) = message[name].addresses
                phrase = lenient[name].rpartition("<")[0].strip().replace("\r\n", "")
                if phrase.startswith('"'):
                    phrase = only.display_name
                mailboxes[name] = {"name": text_of(phrase), "address": only.addr_spec}

            parts = []
            for part in message.walk():
                if not part.is_multipart():
                    content = part.get_payload(decode=True).decode("utf-8", "strict")
                    if part.get_content_type() == "text/plain":
                        assert (part.get_param("format"), part.get_param("delsp")) == ("flowed", "no")
                        content = unflowed(content)
                    parts.append({"type": part.get_content_type(), "charset": part.get_content_charset(), "content": content})

            return {
                "defects": defects,
                "headers": [[name, str(value)] for name, value in message.items()],
                "subject": text_of(lenient["Subject"]),
                "mailboxes": mailboxes,
                "seconds": message["Date"].datetime.timestamp(),
                "type": message.get_content_type(),
                "parts": parts,
            }


        read_all = []
        for path in sys.argv[1:]:
            with open(path, "rb") as file:
                read_all.append(read(file.read()))
        json.dump(read_all, sys.stdout)
        """#
}
