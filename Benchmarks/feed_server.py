#!/usr/bin/env python3
"""`feed_server.py FOLDER`: answers on every address of 127.0.0.0/8, prints its port, and goes on until its input ends.

`/changing/N` is the feed N of FOLDER; who has had it gets its second state from then on, in which every item has another
title. `/same/N` is a small feed with an ETag; who names that gets 304."""

import asyncio
import sys
from pathlib import Path

SMALL = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Feed %(n)d</title><link>http://x.example/%(n)d</link>
<item><title>Item of %(n)d</title><guid>x%(n)d</guid><link>http://x.example/%(n)d/1</link></item></channel></rss>"""


def corrected(feed):
    plain = feed.replace(b"<title>", b"<title>Corrected: ")
    return plain.replace(b"<title>Corrected: <![CDATA[", b"<title><![CDATA[Corrected: ")


class Answering(asyncio.Protocol):
    feeds = {}
    had = set()

    def connection_made(self, transport):
        self.transport, self.pending = transport, b""

    def data_received(self, data):
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, self.pending = self.pending.partition(b"\r\n\r\n")
            self.transport.write(self.answer(head))

    def answer(self, head):
        _, kind, number = head.split(b" ", 2)[1].split(b"/")
        if kind == b"changing":
            body = self.feeds[int(number)]
            if number in self.had:
                body = corrected(body)
            self.had.add(number)
            return self.message(b"200 OK", b"", body)
        etag = b'"e%s"' % number
        if b"if-none-match: " + etag in head.lower():
            return self.message(b"304 Not Modified", b"ETag: %s\r\n" % etag, b"")
        return self.message(b"200 OK", b"ETag: %s\r\n" % etag, SMALL % {b"n": int(number)})

    @staticmethod
    def message(status, headers, body):
        length = b"" if status.startswith(b"304") else b"Content-Length: %d\r\n" % len(body)
        return b"HTTP/1.1 %s\r\nContent-Type: application/rss+xml\r\n%s%s\r\n%s" % (status, length, headers, body)


async def main():
    folder = Path(sys.argv[1])
    Answering.feeds = {int(path.stem): path.read_bytes() for path in folder.glob("*.rdf")}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "0.0.0.0", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
