#!/usr/bin/python3
"""Thursday mornings on which the service and the print scheduler are killed again and again while printers fail: in
the end every paper is there, and what is there twice was listed. Counted by the dots that came out of the printers.

A morning is one depot, from its session to its last label; there are as many as the kills need.
"""

import argparse
import collections
import contextlib
import pathlib
import random
import shutil
import sys
import time

from asked_ledger import OPEN, AskedLedger, PostgresqlLedger, SqliteLedger
from killed_processes import FAULTS, SILENT, MorningDepot, Printer, Scheduler, Service, some_orders
from looking_person import LookingPerson
from private_postgresql import PrivatePostgresql
from printed_papers import Reader, count_papers, lost_papers, repeated_papers, wanted_papers

LONGEST_END = 90
"""Seconds that a morning may last after its last kill."""
SHAPES = (("froid-1", "labels", "57x32"), ("froid-2", "labels", "57x32"), ("tickets", "tickets", "100x150"))


class Morning:
    def __init__(self, options, dice, stack, database=None):
        self.dice, self.tally, self.faults = dice, collections.Counter(), []
        self.fault_kinds = options.faults
        self.scheduler = Scheduler()
        stack.callback(self.scheduler.close)
        self.printers = [self.new_printer(stack, name) for name, _, _ in SHAPES]
        self.depot = MorningDepot(self.scheduler.address,
                                  [(printer, *shape[1:]) for printer, shape in zip(self.printers, SHAPES)],
                                  database)
        stack.callback(self.depot.close)
        self.ledger = AskedLedger(PostgresqlLedger(database) if database else SqliteLedger(self.depot.data))
        self.services = [Service(self.depot, number) for number in range(options.instances)]
        for service in self.services:
            stack.callback(service.close)
        self.session = self.depot.import_orders(some_orders(dice, options.orders))
        self.wanted = wanted_papers(self.depot.plan(self.session))
        self.reader = Reader()
        self.person = LookingPerson(self.ledger, self.printers, self.services, self.reader)

    def new_printer(self, stack, name):
        printer = Printer(name, pathlib.Path(self.scheduler.directory) / "received" / name,
                          "--speed", str(self.dice.choice((25, 50, 100))),
                          "--buffer", str(self.dice.choice((4_000, 30_000, 1_000_000))))
        stack.callback(printer.close)
        return printer

    def run(self, kills):
        """`kills`: how many are left, by what is killed; taken from."""
        for service in self.services:
            service.start()
        self.person.start()
        while +kills and self.work_is_left():
            self.wait_a_moment()
            self.kill_something(kills)
        for printer in self.printers:
            printer.mend()
        self.wait_for_the_end()
        self.person.leave()
        self.tally["answers"] += self.person.answers
        self.tally["faults of printers"] += sum(printer.faults for printer in self.printers)
        for service in self.services:
            if not service.stop():
                self.faults.append("the service did not end well")
        self.judge()

    def work_is_left(self):
        states = self.states()
        return states is None or any(states[state] for state in OPEN) or bool(self.person.questions())

    def states(self):
        with contextlib.suppress(*self.ledger.errors):
            return self.ledger.states()
        return None

    def wait_a_moment(self):
        """Mostly until something is under way, else only until it begins. A start is the measure of time: a busy
        machine does everything later."""
        starts = sorted(time for service in self.services for time in service.start_times[-9:])
        start = starts[len(starts) // 2] if starts else 0.1
        length = self.dice.uniform(0.05, 1) if self.dice.random() < 0.2 else 1 + min(self.dice.expovariate(0.4), 7)
        end = time.monotonic() + length * start
        while (now := time.monotonic()) < end:
            for printer in self.printers:
                printer.fail_at_random(self.dice, now, self.fault_kinds)
            time.sleep(min(0.04, max(end - now, 0)))

    def kill_something(self, kills):
        of_scheduler = self.dice.randrange(sum(kills.values())) < kills["scheduler"]
        if of_scheduler:
            kills["scheduler"] -= 1
            alone = self.dice.random() < 0.5
            (self.scheduler.kill_alone if alone else self.scheduler.kill)()
            self.tally["kills of the scheduler " + ("alone" if alone else "with its backends")] += 1
            self.scheduler.start()
            return
        kills["service"] -= 1
        service = self.dice.choice(self.services)
        service.kill()
        self.tally["kills of the service"] += 1
        states = self.states() or {}
        hit = next((state for state in ("submitting", "submitted", "doubtful", "wanted") if states.get(state)), "none")
        self.tally[f"kills of the service, furthest job {hit}"] += 1
        service.start()

    def wait_for_the_end(self):
        end = time.monotonic() + LONGEST_END
        while self.work_is_left() or not all(printer.stands_still() for printer in self.printers):
            if time.monotonic() > end:
                self.faults.append(f"not at an end {LONGEST_END} s after the last kill: {self.states()}, "
                                   f"questions about {sorted(self.person.questions())}")
                return
            time.sleep(0.1)

    def judge(self):
        printed = collections.defaultdict(collections.Counter)
        for printer in self.printers:
            for code, copies in count_papers(self.reader, printer.labels()).items():
                printed[code] += copies
        doubtful, told = self.ledger.listed("doubtful"), self.ledger.told_twice()
        self.tally["papers"] += len(self.wanted)
        self.tally["papers in a doubtful job"] += len(doubtful & set(self.wanted))
        for code in lost_papers(self.wanted, printed):
            self.tally["lost"] += 1
            self.faults += [f"{code} is lost", *self.story(code)]
        for code in repeated_papers(self.wanted, printed):
            kind = "told as perhaps twice" if code in told else "of a doubtful job" if code in doubtful else "UNLISTED"
            self.tally[f"printed twice, {kind}"] += 1
            if kind == "UNLISTED":
                self.faults += [f"{code} came out {sum(printed[code].values())} times", *self.story(code)]

    def story(self, code):
        places = [f"{printer.name} {number}.png" for printer in self.printers
                  for number, found in enumerate(self.reader.read(printer.labels()), 1) if found == code]
        return ["    came out as " + (", ".join(places) or "nothing"),
                *("    " + line for line in self.ledger.story(code))]

    def keep(self, folder):
        folder.mkdir(parents=True)
        (folder / "faults-of-printers").write_text(
            "\n".join(line for printer in self.printers for line in printer.history), encoding="utf-8")
        for name, directory in (("cups", self.scheduler.directory), ("depot", self.depot.directory)):
            shutil.copytree(directory, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("bin", "*.sock"))


def spend_morning(options, dice, kills, tally, database):
    """The faults of one morning."""
    with contextlib.ExitStack() as stack:
        morning = Morning(options, dice, stack, database)
        before = sum(kills.values())
        try:
            morning.run(kills)
        finally:
            tally.update(morning.tally)
            tally["mornings"] += 1
            if morning.faults and options.keep:
                morning.keep(options.keep / f"morning-{tally['mornings']}")
        times = sorted(time for service in morning.services for time in service.start_times)
        print(f"  {morning.tally['papers']} papers, {before - sum(kills.values())} kills; a start takes "
              f"{1000 * times[len(times) // 2] if times else 0:.0f} ms", flush=True)
        return morning.faults


def spend_mornings(options):
    """The faults of the first morning that has any, and the counts of all."""
    dice = random.Random(options.seed)
    kills = collections.Counter(service=options.kills, scheduler=options.scheduler_kills)
    tally, faults = collections.Counter(), []
    with contextlib.ExitStack() as stack:
        server = None
        if options.postgresql:
            server = PrivatePostgresql()
            stack.callback(server.close)
        while +kills and not faults:
            faults = spend_morning(options, dice, kills, tally,
                                   server and server.url(f"matin{tally['mornings']}"))
    return faults, tally


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30, help="SIGKILLs of the service")
    parser.add_argument("--scheduler-kills", type=int, default=6, help="SIGKILLs of the print scheduler")
    parser.add_argument("--orders", type=int, default=16, help="orders of a morning")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server, else SQLite")
    parser.add_argument("--instances", type=int, default=1, help="services on one PostgreSQL database")
    parser.add_argument("--faults", type=lambda text: [kind for kind in text.split(",") if kind],
                        default=sorted(FAULTS.keys() - SILENT),
                        help="kinds of faults of printers: all but the silent ones, else some or none")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--keep", type=pathlib.Path, help="folder for what is left of a morning with faults")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    began = time.monotonic()
    faults, tally = spend_mornings(options)
    if faults:
        print("\n".join(faults[:60]), file=sys.stderr)
    for name, count in sorted(tally.items()):
        print(f"  {name}: {count}")
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
