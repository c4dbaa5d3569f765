import Foundation
import Testing

/// An SMTP server of its own process that plays a script to one client, on the loopback and a free port.
struct ScriptedRelay {
    /// What the server says and does. A reply is its lines; `close` breaks the connection off instead, `silence` says
    /// nothing more.
    struct Script: Encodable {
        /// By command; also `greeting`, and `message` for the reply to the end of data. What is left out is agreed to.
        var replies: [String: String] = [:]
        var extensions = ["SIZE 35882577", "8BITMIME"]
        /// Breaks the connection off when so many bytes of the message have come.
        var closeAfterBytes: Int?
        /// PEM files; their presence offers STARTTLS.
        var certificate: String?
        var key: String?
        /// In TLS from the first byte.
        var isImplicitTLS = false
        /// A file whose presence is noted when the end of data arrives.
        var markFile: String?
        /// A file to make when the end of data arrives.
        var endFile: String?

        static let close = "close"
        static let silence = "silence"
    }

    /// What the server saw.
    struct Transcript: Decodable {
        let commands: [String]
        /// The message with stuffed dots removed; base64 in transit.
        let message: Data
        let sawEnd: Bool
        let markWasThere: Bool
        let isSecure: Bool
    }

    let port: Int

    /// Plays a script while `body` runs, and returns what the server saw. The server is gone when this returns.
    static func play(_ script: Script, _ body: (ScriptedRelay) throws -> Void) throws -> Transcript {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", server, String(decoding: try JSONEncoder().encode(script), as: UTF8.self),
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            if process.isRunning { process.terminate() }
            process.waitUntilExit()
        }
        var line = Data()
        while line.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1) { line += byte }
        let port = try #require(Int(String(decoding: line.dropLast(), as: UTF8.self)))
        try body(ScriptedRelay(port: port))
        let rest = try output.fileHandleForReading.readToEnd() ?? Data()
        return try JSONDecoder().decode(Transcript.self, from: rest)
    }

    /// Makes a certificate for 127.0.0.1 that only its own file vouches for; runs `body` with the paths of the
    /// certificate and its key.
    static func withCertificate(_ body: (_ certificate: String, _ key: String) throws -> Void) throws {
        try withFolder { folder in
            let (certificate, key) = try makeCertificate(in: folder)
            try body(certificate, key)
        }
    }

    static func makeCertificate(in folder: URL) throws -> (certificate: String, key: String) {
        let certificate = folder.appending(path: "certificate.pem").path
        let key = folder.appending(path: "key.pem").path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=relay", "-addext",
            "subjectAltName=IP:127.0.0.1",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return (certificate, key)
    }

    static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static let server = #"""
        import base64, json, os, signal, socket, ssl, struct, sys

        signal.alarm(60)
        script = json.loads(sys.argv[1])
        replies = script["replies"]
        agreed = {"greeting": "220 relay ready", "DATA": "354 go on", "STARTTLS": "220 go ahead", "QUIT": "221 bye",
                  "AUTH": "235 welcome"}
        seen = {"commands": [], "message": b"", "sawEnd": False, "markWasThere": False, "isSecure": False}

        class Over(Exception):
            pass

        def break_off(connection):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
            raise Over

        def say(connection, step, usual="250 ok"):
            reply = replies.get(step, agreed.get(step, usual))
            if reply == "close":
                raise Over
            if reply == "silence":
                while connection.recv(65536):
                    pass
                raise Over
            connection.sendall(reply.replace("\n", "\r\n").encode() + b"\r\n")
            return reply

        def lines(connection):
            buffered = b""
            while True:
                while b"\n" in buffered:
                    line, _, buffered = buffered.partition(b"\n")
                    yield line + b"\n"
                piece = connection.recv(65536)
                if not piece:
                    raise Over
                buffered += piece

        def take_message(connection, incoming):
            pieces, size = [], 0
            try:
                for line in incoming:
                    if line == b".\r\n":
                        seen["sawEnd"] = True
                        seen["markWasThere"] = os.path.exists(script.get("markFile") or "")
                        if script.get("endFile"):
                            open(script["endFile"], "w").close()
                        return
                    pieces.append(line[1:] if line.startswith(b".") else line)
                    size += len(line)
                    if script.get("closeAfterBytes") and size >= script["closeAfterBytes"]:
                        break_off(connection)
            finally:
                seen["message"] = b"".join(pieces)

        def upgrade(connection):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(script["certificate"], script["key"])
            secured = context.wrap_socket(connection, server_side=True)
            seen["isSecure"] = True
            return secured

        def greet_back(connection):
            offers = list(script["extensions"])
            if script.get("certificate") and not seen["isSecure"]:
                offers.append("STARTTLS")
            say(connection, "EHLO", "\n".join(["250-relay"] + ["250-" + o for o in offers] + ["250 HELP"]))

        def converse(connection):
            if script["isImplicitTLS"]:
                connection = upgrade(connection)
            say(connection, "greeting")
            incoming = lines(connection)
            while True:
                line = next(incoming).decode().rstrip("\r\n")
                seen["commands"].append(line)
                verb = line.split(" ")[0].upper()
                if verb == "EHLO":
                    greet_back(connection)
                    continue
                if verb == "AUTH" and "AUTH" not in replies:
                    connection.sendall(b"334 \r\n")
                    seen["commands"].append(next(incoming).decode().rstrip("\r\n"))
                reply = say(connection, verb)
                if verb == "DATA" and reply.startswith("354"):
                    take_message(connection, incoming)
                    say(connection, "message")
                elif verb == "STARTTLS" and reply.startswith("220"):
                    connection = upgrade(connection)
                    incoming = lines(connection)
                elif verb == "QUIT":
                    raise Over

        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        client, _ = listener.accept()
        try:
            converse(client)
        except (Over, OSError):
            pass
        client.close()
        seen["message"] = base64.b64encode(seen["message"]).decode()
        json.dump(seen, sys.stdout)
        """#
}
