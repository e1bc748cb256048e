#!/usr/bin/env python3
"""Fifty browsers follow the sample week while six stations scan it and its labels are printed, and visitors of other
machines hold on to their connections: no answer fails or is cut off, each scan is remembered once, memory stays flat.
Prints how long answers took; docs/performance.md keeps the last long run: busy_web.py --seconds 300"""

import argparse
import asyncio
import collections
import contextlib
import json
import pathlib
import random
import sys
import time
import unittest

from depot_process import DepotProcess
from hostile_visitors import HostileVisitors
from killed_processes import Printer, Scheduler, Service

BROWSERS, STATIONS, SCANS_A_SECOND = 50, 6, 2
LOOK_EVERY = 3.0
"""Seconds, as in src/web/assets/live.js."""
FOLLOW_EVERY = 2.0
"""Seconds, as in src/web/assets/station.js."""
PATIENCE = 30.0
FLAT_MB, FLAT_MB_A_SCAN = 10.0, 0.005
"""The second half may have so much more than the first at most: 64 threads keep some when they are first used, and what was
scanned is remembered."""
WARM_UP = 25
"""Seconds; after 20 the first visitors who hold on are cut, many at once."""
PRINTERS = (("etiquettes", "labels", "57x32"), ("tickets", "tickets", "100x150"))


class Visitor:
    """Asks as browsers do: a connection for each request. Remembers how long each kind took, and what was wrong."""

    def __init__(self, port):
        self.port = port
        self.times = collections.defaultdict(list)
        self.faults = []

    async def ask(self, kind, path, body=None, secret=None):
        """The answer's body; None when there is none to use."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                status, text = await self.exchange(path, body, secret)
        except (OSError, ValueError, IndexError, asyncio.IncompleteReadError) as error:
            self.faults.append(f"{path}: {error!r} after {time.monotonic() - began:.1f} s")
            return None
        self.times[kind].append((time.monotonic() - began) * 1000)
        if status != 200:
            self.faults.append(f"{path}: {status} {text[:200]!r}")
            return None
        return text

    async def exchange(self, path, body, secret):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        with contextlib.closing(writer):
            data = b"" if body is None else json.dumps(body).encode()
            words = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
            if body is not None:
                words += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
            if secret:
                words.append(f"Authorization: Bearer {secret}")
            writer.write("\r\n".join(words).encode() + b"\r\n\r\n" + data)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = int(head.split("content-length: ", 1)[1].split("\r\n", 1)[0])
            return int(head.split(" ", 2)[1]), await reader.readexactly(length)


class Browser:
    """Looks whether something changed, and then fetches its page anew."""

    def __init__(self, visitor, path, dice):
        self.visitor, self.path, self.dice = visitor, path, dice

    async def run(self):
        await asyncio.sleep(self.dice.random() * LOOK_EVERY)
        change = None
        while True:
            text = await self.visitor.ask("polls", "/api/v1/changes")
            now = text and json.loads(text)["change"]
            if now != change:
                await self.visitor.ask("pages", self.path)
                change = now
            await asyncio.sleep(LOOK_EVERY + self.dice.random() * 0.5)


class Station:
    """Scans its own share of the labels, whether or not the answers are there yet, and follows what others scan."""

    def __init__(self, visitor, name, secret, session, codes):
        self.visitor, self.name, self.secret, self.codes = visitor, name, secret, codes
        self.base = f"/api/v1/sessions/{session}/scans"
        self.sent, self.answers, self.last = [], collections.Counter(), 0
        self.waiting = set()

    async def scan(self, text):
        scan = {"id": f"{self.name}-{len(self.sent)}", "at": time.time_ns() // 1_000_000, "text": text, "version": 1}
        self.sent.append(scan["id"])
        answer = await self.visitor.ask("scans", self.base, {"scans": [scan]}, self.secret)
        if answer:
            self.answers.update(one["id"] for one in json.loads(answer)["answers"] if not one["known"])

    async def run(self, seconds):
        due = time.monotonic() + random.random() / SCANS_A_SECOND
        end = time.monotonic() + seconds
        for turn in range(int(seconds * SCANS_A_SECOND)):
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if time.monotonic() > end:
                break
            task = asyncio.create_task(self.scan(self.codes[turn % len(self.codes)]))
            self.waiting.add(task)
            task.add_done_callback(self.waiting.discard)
            due += 1 / SCANS_A_SECOND
        await asyncio.gather(*self.waiting)

    async def follow(self):
        while True:
            text = await self.visitor.ask("follows", f"{self.base}?after={self.last}", secret=self.secret)
            self.last = json.loads(text)["last"] if text else self.last
            await asyncio.sleep(FOLLOW_EVERY * (0.85 + random.random() * 0.3))


class Memory:
    """The service's Pss in MB, once a second."""

    def __init__(self, pid):
        self.path = pathlib.Path(f"/proc/{pid}/smaps_rollup")
        self.readings = []

    async def run(self):
        while True:
            self.readings.append(self.now())
            await asyncio.sleep(1)

    def now(self):
        for line in self.path.read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("smaps_rollup tells no Pss")

    def halves(self):
        """The most of each half of what comes after the warm-up."""
        warm = self.readings[WARM_UP:]
        return max(warm[:len(warm) // 2]), max(warm[len(warm) // 2:])


class BusyDepot:
    """The sample week, served, with a print scheduler and virtual printers of its own."""

    def __init__(self, stack):
        scheduler = Scheduler()
        stack.callback(scheduler.close)
        self.depot = DepotProcess()
        stack.callback(self.depot.close)
        self.depot.data = self.depot.directory / "data"
        self.printers = [Printer(name, pathlib.Path(scheduler.directory) / "received" / name) for name, _, _ in PRINTERS]
        text = f'\n[cups]\nserver = "{scheduler.address}"\n'
        for printer, (name, role, media) in zip(self.printers, PRINTERS):
            stack.callback(printer.close)
            text += f'[[printer]]\nname = "{name}"\nuri = "{printer.uri}"\nrole = "{role}"\nmedia = "{media}"\n'
        with self.depot.config.open("a", encoding="utf-8") as config:
            config.write(text)
        for printer, (name, role, media) in zip(self.printers, PRINTERS):
            self.depot.run("printer", "add", name, printer.uri, "--role", role, "--media", media)
        self.session = self.depot.import_week()
        plan = json.loads((self.depot.data / "archive" / self.session / "v1/plan.json").read_text(encoding="utf-8"))
        self.units = [label["code"] for label in plan["labels"] if label["kind"] == "unit"]
        # Printing begins where scanning ends: what was scanned is there, and is not printed any more.
        self.farms = list(dict.fromkeys(label["producer"] for label in reversed(plan["labels"])))
        self.numbers = [order["number"] for order in plan["orders"]]
        self.service = Service(self.depot)
        stack.callback(self.service.close)
        self.service.start()
        while not self.service.start_times:
            time.sleep(0.05)

    def pages(self):
        """What people have open: mostly the board and the session."""
        base = f"/sessions/{self.session}"
        rest = ["/history", "/printers/etiquettes", "/farms", "/reprint", "/stations", f"{base}/to-find", f"{base}/shortages"]
        return ["/", base, f"{base}/arrivals", "/", base, f"{base}/leaving", *(f"{base}/orders/{n}" for n in self.numbers[:4]),
                *rest]


class BusyWeb(unittest.TestCase):
    options = argparse.Namespace(seconds=45)

    def test_everybody_is_answered_and_memory_stays_flat(self):
        with contextlib.ExitStack() as stack:
            asyncio.run(self.play(BusyDepot(stack), self.options.seconds))

    async def play(self, busy, seconds):
        visitor = Visitor(busy.service.port)
        dice = random.Random(1)
        pages = busy.pages()
        browsers = [Browser(visitor, pages[n % len(pages)], dice) for n in range(BROWSERS)]
        stations = [await self.enrol(busy, visitor, n) for n in range(STATIONS)]
        memory, hostile = Memory(busy.service.process.pid), HostileVisitors(busy.service.port)
        background = [asyncio.create_task(work) for work in (
            memory.run(), self.print_farms(busy, visitor, seconds), *(one.run() for one in browsers),
            *(one.follow() for one in stations))] + hostile.tasks()
        await asyncio.gather(*(one.run(seconds) for one in stations))
        ended = [repr(task.exception()) for task in background if task.done() and task.exception()]
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await asyncio.sleep(0.1)  # connections close
        self.report(busy, visitor, memory, hostile)
        self.assertEqual(ended, [])
        self.assertEqual(visitor.faults, [])
        await self.check_scans(busy, visitor, stations)
        self.assertGreater(busy.printers[0].count(), 10)
        self.assertIsNone(busy.service.process.poll())
        self.assertLess(max(status for status in hostile.answers if status != 501), 500, hostile.answers)
        before, after = memory.halves()
        more = FLAT_MB + FLAT_MB_A_SCAN * sum(len(one.sent) for one in stations) / 2
        self.assertLess(after, before + more, [round(reading, 1) for reading in memory.readings])

    async def enrol(self, busy, visitor, number):
        name = f"poste-{number + 1}"
        word = busy.depot.run("station", "add", name).strip().rsplit("#", 1)[1]
        opened = json.loads(await visitor.ask("opening", "/api/v1/stations/open", {"word": word}))
        return Station(visitor, name, opened["secret"], busy.session, busy.units[number::STATIONS])

    async def print_farms(self, busy, visitor, seconds):
        for farm in busy.farms:
            await visitor.ask("check-ins", f"/api/v1/sessions/{busy.session}/arrivals/check-in", {"producer": farm})
            await asyncio.sleep(max(0.5, 0.5 * seconds / len(busy.farms)))

    async def check_scans(self, busy, visitor, stations):
        sent = [scan for station in stations for scan in station.sent]
        answered = sum((station.answers for station in stations), collections.Counter())
        self.assertEqual(answered, collections.Counter(sent))
        known, last = [], 0
        while True:
            page = json.loads(await visitor.ask("end", f"{stations[0].base}?after={last}"))
            if not page["events"]:
                break
            known += [event["id"] for event in page["events"]]
            last = page["last"]
        self.assertEqual(sorted(known), sorted(sent))

    def report(self, busy, visitor, memory, hostile):
        for kind, times in visitor.times.items():
            times.sort()
            part = {p: times[min(len(times) - 1, len(times) * p // 100)] for p in (50, 95, 99)}
            print(f"  {kind}: {len(times)} requests, p50 {part[50]:.1f} ms, p95 {part[95]:.1f}, p99 {part[99]:.1f}, "
                  f"max {times[-1]:.1f}")
        every = memory.readings[::max(1, len(memory.readings) // 10)]
        print(f"  Pss, MB: {' '.join(f'{reading:.0f}' for reading in every)}, at most {max(memory.readings):.1f}; "
              f"{sum(printer.count() for printer in busy.printers)} papers; hostile: {dict(sorted(hostile.answers.items()))}",
              flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=45, help="at least 45")
    BusyWeb.options = parser.parse_args()
    if BusyWeb.options.seconds < 45:
        parser.error("memory cannot be judged before everything was used once: --seconds 45")
    unittest.main(argv=sys.argv[:1])
