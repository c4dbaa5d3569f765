import Foundation

/// An SMTP server of its own process for many clients at once, on the loopback and a free port.
package struct LoopbackRelay {
    /// How it treats whom.
    package struct Manner: Encodable {
        /// Seconds from the end of a message to the answer, by domain.
        package var seconds: [String: Double] = [:]
        /// Domains that it puts off.
        package var putsOff: [String] = []
        /// After so many mails it closes a connection: without a word, or with one when the next begins.
        package var mailsAConnection = 0
        package var closesWithAWord = false

        package init() {}
    }

    /// What it saw.
    package struct Transcript: Decodable, Sendable {
        package let mails: [Mail]
        package let connections: Int
        /// The most that were open at the same time.
        package let mostConnections: Int
        /// The most mails for a domain that were under way at the same time.
        package let mostByDomain: [String: Int]
        package let goodbyes: Int
    }

    package struct Mail: Decodable, Sendable {
        package let to: String
        package let connection: Int
        package let subject: String
    }

    package let port: Int

    /// Serves while `body` runs, and returns what it saw. The server is gone when this returns.
    package static func serve(
        _ manner: Manner = Manner(), _ body: (LoopbackRelay) async throws -> Void
    ) async throws -> Transcript {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", server, String(decoding: try JSONEncoder().encode(manner), as: UTF8.self),
        ]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        defer {
            if process.isRunning { process.terminate() }
            process.waitUntilExit()
        }
        var line = Data()
        while line.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            line += byte
        }
        try await body(LoopbackRelay(port: Int(String(decoding: line.dropLast(), as: UTF8.self)) ?? 0))
        try input.fileHandleForWriting.close()
        let rest = try output.fileHandleForReading.readToEnd() ?? Data()
        return try JSONDecoder().decode(Transcript.self, from: rest)
    }

    private static let server = #"""
        import collections, json, signal, socketserver, sys, threading, time

        signal.alarm(120)
        manner = json.loads(sys.argv[1])
        lock = threading.Lock()
        seen = {"mails": [], "connections": 0, "mostConnections": 0, "mostByDomain": {}, "goodbyes": 0}
        opened = [0]
        busy = collections.Counter()

        class Client(socketserver.StreamRequestHandler):
            def say(self, words):
                self.wfile.write(words.encode() + b"\r\n")

            def handle(self):
                with lock:
                    seen["connections"] += 1
                    self.number = seen["connections"]
                    opened[0] += 1
                    seen["mostConnections"] = max(seen["mostConnections"], opened[0])
                try:
                    self.converse()
                except OSError:
                    pass
                with lock:
                    opened[0] -= 1

            def converse(self):
                taken, to = 0, ""
                self.say("220 relay ready")
                for line in self.rfile:
                    words = line.decode().strip()
                    verb = words.split(" ")[0].upper()
                    worn = manner["mailsAConnection"] and taken >= manner["mailsAConnection"]
                    if verb == "MAIL" and worn:
                        return self.say("421 4.7.0 enough for now")
                    if verb == "RCPT":
                        to = words.partition("<")[2].partition(">")[0]
                        if domain(to) in manner["putsOff"]:
                            self.say("450 4.2.0 later")
                            continue
                    if verb == "DATA":
                        self.say("354 go on")
                        self.take(to)
                        taken += 1
                        self.say("250 taken")
                        if manner["mailsAConnection"] == taken and not manner["closesWithAWord"]:
                            return
                    elif verb == "QUIT":
                        with lock:
                            seen["goodbyes"] += 1
                        return self.say("221 bye")
                    else:
                        self.say("250 ok")

            def take(self, to):
                subject = ""
                with lock:
                    busy[domain(to)] += 1
                    most = seen["mostByDomain"]
                    most[domain(to)] = max(most.get(domain(to), 0), busy[domain(to)])
                for line in self.rfile:
                    if line == b".\r\n":
                        break
                    if line.lower().startswith(b"subject:"):
                        subject = line[8:].decode().strip()
                time.sleep(manner["seconds"].get(domain(to), 0))
                with lock:
                    busy[domain(to)] -= 1
                    seen["mails"].append({"to": to, "connection": self.number, "subject": subject})

        def domain(address):
            return address.partition("@")[2]

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        server = Server(("127.0.0.1", 0), Client)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        with lock:
            print(json.dumps(seen), flush=True)
        """#
}
