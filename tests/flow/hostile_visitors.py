"""Visitors of four other machines who hold on to their connections, or ask for what is none."""

import asyncio
import collections
import contextlib
import itertools

MACHINES = [f"127.0.0.{n}" for n in range(10, 14)]
"""Addresses that reach the service and that it does not take for its own machine's."""
ANOTHER = "127.0.0.20"

WRONG = [
    b"Content-Length: -5\r\n\r\nabcde",
    b"Content-Length: abc\r\n\r\n",
    b"Content-Length: 99999999\r\n\r\nabc",
    b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"\r\n",
]
"""Ends of a POST that are refused."""


class HostileVisitors:
    """`answers` counts what they were answered, by status; 0: the connection ended without a word."""

    def __init__(self, port):
        self.port = port
        self.answers = collections.Counter()
        self.machines = itertools.cycle(MACHINES)
        self.start = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n".encode()

    async def visit(self, machine, *pieces, pause=1.0, patience=30.0):
        """Says the pieces with a pause after each, then listens until the service hangs up."""
        status = 0
        with contextlib.suppress(OSError, TimeoutError):
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(machine, 0))
            with contextlib.closing(writer):
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(pause)
                async with asyncio.timeout(patience):
                    heard = await reader.read()
                status = int(heard.split(b" ", 2)[1]) if heard.startswith(b"HTTP/") else 0
        self.answers[status] += 1

    async def again_and_again(self, *pieces):
        while True:
            await self.visit(next(self.machines), *pieces)
            await asyncio.sleep(2)  # who is refused at once does not spin

    async def ask_wrongly(self):
        for end in itertools.cycle(WRONG):
            await self.visit(ANOTHER, self.start + end, pause=0.2)

    def tasks(self):
        slow = [bytes([letter]) for letter in self.start * 9]
        return [asyncio.create_task(work) for work in (
            *(self.again_and_again(*slow) for _ in range(20)),
            *(self.again_and_again(self.start + b"Content-Length: 50\r\n\r\nshort") for _ in range(10)),
            *(self.again_and_again() for _ in range(100)),
            self.ask_wrongly(), self.ask_wrongly())]
