"""An SMTP server that takes every mail and forgets it: `mail_sink.py SECONDS` prints its port, and thinks so long before each
answer, as a server does that is some way off."""

import asyncio
import sys

PAUSE = float(sys.argv[1])
ANSWERS = {"DATA": "354 go on", "QUIT": "221 bye"}


async def converse(reader, writer):
    async def say(words):
        if PAUSE:
            await asyncio.sleep(PAUSE)
        writer.write(words.encode() + b"\r\n")

    await say("220 sink")
    while line := await reader.readline():
        verb = line.split()[0].decode().upper() if line.split() else ""
        await say(ANSWERS.get(verb, "250 ok"))
        if verb == "QUIT":
            break
        if verb == "DATA":
            await reader.readuntil(b"\r\n.\r\n")
            await say("250 taken")
    writer.close()


async def main():
    server = await asyncio.start_server(converse, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
