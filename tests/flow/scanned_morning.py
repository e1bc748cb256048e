#!/usr/bin/python3
"""Ten thousand scans of six stations that are offline a third of the time; batches are sent twice and in another order, and
the service is killed again and again. In the end every scan is remembered once, and what is in which crate is what a
model without the program's code says."""

import argparse
import collections
import contextlib
import json
import random
import sys
import time
import unittest
import urllib.error
import urllib.request

from depot_process import DepotProcess
from killed_processes import Service
from private_postgresql import PrivatePostgresql

CARDS = {"undo": 1, "missing": 2, "damaged": 3, "replaced": 4, "crate-done": 5, "one-more-crate": 6}
CONTEXT = 45_000
PATIENCE = 30
BATCH = 50


def card(name):
    """The code of a command card: K, two digits, two check digits (ISO 7064 MOD 97-10, letters as 10 to 35)."""
    digits = f"{CARDS[name]:02}"
    return f"K{digits}{98 - int(f'20{digits}00') % 97:02}"


class Model:
    """What all scans come to, whatever the order in which they arrive."""

    def __init__(self, plan):
        self.crates = {crate["code"]: crate for crate in plan["crates"]}
        self.relay = {order["number"]: order["relay"] for order in plan["orders"]}
        self.units = {label["code"]: label for label in plan["labels"] if label["kind"] == "unit"}
        self.scans = {}

    def add(self, scan):
        self.scans[scan["id"]] = scan

    def tells(self, scan):
        """(kind, code, crate) of one scan."""
        before, text, action = scan["before"], scan["text"], scan["action"]
        crate = before["crate"] if scan["at"] - before["since"] <= CONTEXT else ""
        if action == "count":
            return ("counted", "", crate) if crate else None
        if action == "tick":
            return ("put", text, crate) if crate else None
        if text.startswith("U"):
            return (before["card"] or "put", text, crate)
        if text.startswith("C") and before["van"]:
            return ("loaded", text, before["van"])
        if text == card("undo"):
            return ("undo", before["undo"], "") if before["undo"] else None
        for name in ("missing", "damaged", "replaced"):
            if text == card(name):
                return (name, before["unit"], crate) if before["unit"] else None
        if text == card("crate-done"):
            return ("done", "", crate) if crate else None
        if text == card("one-more-crate"):
            return ("more", "", crate) if crate else None
        return None

    def outcome(self):
        """{crate: (seen, needed, complete, finished, more, loaded)}"""
        told = {name: self.tells(scan) for name, scan in self.scans.items()}
        undone = {fact[1] for fact in told.values() if fact and fact[0] == "undo"}
        live = [(name, fact) for name, fact in told.items() if fact and fact[0] != "undo" and name not in undone]
        absent = self.absent(told)
        inside, counted = set(), collections.defaultdict(int)
        finished, more, loaded = set(), collections.Counter(), set()
        for name, (kind, code, crate) in live:
            if kind in ("put", "replaced") and code in self.units:
                if kind == "replaced" or not crate or crate == self.units[code]["crate"]:
                    inside.add(code)
            elif kind == "counted":
                counted[crate] = max(counted[crate], self.scans[name]["amount"])
            elif kind == "done":
                finished.add(crate)
            elif kind == "more":
                more[crate] += 1
            elif kind == "loaded":
                loaded.add((code, crate))
        needed, seen = collections.Counter(), collections.Counter()
        for code, unit in self.units.items():
            if code not in absent:
                needed[unit["crate"]] += unit["covers"]
                seen[unit["crate"]] += unit["covers"] if code in inside else 0
        return {code: (seen[code], needed[code], seen[code] >= needed[code] or counted[code] >= needed[code] > 0,
                       code in finished, more[code], (code, self.letter(crate)) in loaded)
                for code, crate in self.crates.items()}

    def absent(self, told):
        """Units of which the newest thing said is that their goods are missing or damaged."""
        newest = {}
        for name, fact in told.items():
            if not fact:
                continue
            if fact[0] in ("missing", "damaged"):
                says = [(name, fact[1], True)]
            elif fact[0] == "undo" and (told.get(fact[1]) or ("",))[0] in ("missing", "damaged"):
                says = [(name, told[fact[1]][1], False)]
            else:
                continue
            for name, code, left in says:
                moment = (self.scans[name]["at"], name)
                if code in self.units and moment > newest.get(code, ((-1, ""), None))[0]:
                    newest[code] = (moment, left)
        return {code for code, (_, left) in newest.items() if left}

    def letter(self, crate):
        return self.letters[crate["order"]]


class Station:
    def __init__(self, name, secret, dice):
        self.name, self.secret, self.dice = name, secret, dice
        self.clock = 1_790_000_000_000 + dice.randrange(60_000)
        self.count, self.ids, self.offline = 0, [], False
        self.queue, self.sent = [], []

    def scan(self, day):
        dice = self.dice
        self.clock += dice.randrange(1_000, 8_000)
        self.count += 1
        scan = {"id": f"{self.name}-{self.count}", "at": self.clock, "action": "scan", "text": self.text(day), "amount": 0,
                "offline": self.offline, "version": 1,
                "before": {"crate": dice.choice(day.crates) if dice.random() < 0.4 else "",
                           "since": self.clock - dice.randrange(60_000), "van": "", "card": "", "unit": "", "undo": "",
                           "text": "", "text_at": 0}}
        before = scan["before"]
        if scan["text"] in day.model.units:
            if dice.random() < 0.6:  # into its own crate
                before["crate"] = day.model.units[scan["text"]]["crate"]
            if dice.random() < 0.02:
                before["card"] = dice.choice(("missing", "damaged", "replaced"))
        elif scan["text"].startswith("C") and dice.random() < 0.5:
            before["van"] = dice.choice(day.letters)
        elif scan["text"].startswith("K"):
            before["unit"] = dice.choice(day.units) if dice.random() < 0.5 else ""
            if self.ids and dice.random() < 0.9:
                before["undo"] = dice.choice(self.ids[-30:])
        elif dice.random() < 0.5:
            scan["action"] = "count"
            scan["amount"] = dice.randrange(30)
            scan["text"] = ""
        self.ids.append(scan["id"])
        return scan

    def text(self, day):
        draw = self.dice.random()
        if draw < 0.70:
            return self.dice.choice(day.units)
        if draw < 0.80:
            return self.dice.choice(day.crates)
        if draw < 0.92:
            return card(self.dice.choice(("undo", "undo", "undo", "missing", "replaced", "crate-done", "one-more-crate")))
        return self.dice.choice(("3017620422003", "U12", "quelque chose", "C12345600"))


class ScannedDay:
    def __init__(self, options, stack):
        self.dice = random.Random(options.seed)
        self.depot = DepotProcess()
        stack.callback(self.depot.close)
        self.depot.data = self.depot.directory / "data"
        if options.postgresql:
            server = PrivatePostgresql()
            stack.callback(server.close)
            text = self.depot.config.read_text(encoding="utf-8")
            self.depot.config.write_text(f'database = "{server.url("scans")}"\n' + text, encoding="utf-8")
        with self.depot.config.open("a", encoding="utf-8") as config:
            config.write('\n[cups]\nserver = "/nowhere/cups.sock"\n')  # nothing is printed: one more crate tells so
        self.session = self.depot.import_week()
        plan = json.loads((self.depot.data / "archive" / self.session / "v1/plan.json").read_text(encoding="utf-8"))
        self.service = Service(self.depot)
        stack.callback(self.service.close)
        self.service.start()
        self.model = Model(plan)
        self.units, self.crates = sorted(self.model.units), sorted(self.model.crates)
        packing = self.ask("/packing")
        # Relays by letter: the plan names them only.
        self.model.letters = {crate["order"]: packing["orders"][its["order"]]["letter"]
                              for its in packing["crates"] for crate in [self.model.crates[its["code"]]]}
        self.letters = sorted(set(self.model.letters.values()))
        self.loose = {crate["code"]: 0 for crate in packing["crates"]}
        for head in packing["heads"]:
            for line in head["loose"]:
                self.loose[packing["crates"][line["crate"]]["code"]] += line["quantity"]
        self.stations = [self.enrol(f"poste-{n}") for n in range(1, 7)]

    def enrol(self, name):
        address = self.depot.run("station", "add", name).strip()
        word = address.rsplit("#", 1)[1]
        opened = self.ask("/api/v1/stations/open", {"word": word})
        return Station(name, opened["secret"], random.Random(f"{name} {self.dice.random()}"))

    def ask(self, path, body=None):
        """The answer, as soon as the service listens again."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return json.loads(self.request(path, body))
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def request(self, path, body=None, secret=None):
        if not path.startswith("/api"):
            path = f"/api/v1/sessions/{self.session}{path}"
        headers = {"Content-Type": "application/json"} if body else {}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.service.port}{path}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode()

    def post(self, station, batch):
        """False: nobody heard the answer."""
        try:
            answers = json.loads(self.request("/scans", {"scans": batch}, station.secret))["answers"]
        except urllib.error.HTTPError as refusal:
            log = (self.depot.directory / "serve0.log").read_text(encoding="utf-8")
            raise RuntimeError(f"{refusal.code} {refusal.read().decode()}\n{log[-1000:]}") from refusal
        except OSError:
            time.sleep(0.05)
            return False
        if [answer["id"] for answer in answers] != [scan["id"] for scan in batch]:
            raise RuntimeError("other scans were answered")
        return True

    def flush(self, station, kill):
        """Sends what waits, in any order, some of it twice; `kill` the service before the answer of the first batch."""
        self.dice.shuffle(station.queue)
        while station.queue:
            batch = station.queue[:BATCH]
            if station.sent and self.dice.random() < 0.5:  # told again
                known = {scan["id"] for scan in batch}
                batch = [scan for scan in self.dice.sample(station.sent, min(10, len(station.sent)))
                         if scan["id"] not in known] + batch[:BATCH - 10]
            heard = self.post(station, batch)
            if kill:
                self.service.kill()
                self.service.start()
                kill = heard = False  # the answer was lost: it is sent again
            if heard:
                told = {scan["id"] for scan in batch}
                station.sent += [scan for scan in station.queue if scan["id"] in told]
                station.queue = [scan for scan in station.queue if scan["id"] not in told]

    def run(self, scans, kills):
        every = max(1, scans // max(1, kills))
        made = killed = 0
        while made < scans:
            station = self.dice.choice(self.stations)
            if self.dice.random() < 0.02:
                station.offline = self.dice.random() < 0.3
            scan = station.scan(self)
            self.model.add(scan)
            station.queue.append(scan)
            made += 1
            if not station.offline and (len(station.queue) > 20 or self.dice.random() < 0.1):
                kill = killed < kills and made > killed * every
                killed += kill
                self.flush(station, kill)
        for station in self.stations:
            self.flush(station, False)
        return killed

    def packed(self):
        return self.ask("/crates")["crates"]


class ScannedMorning(unittest.TestCase):
    options = argparse.Namespace(seed=1, scans=10_000, kills=10, postgresql=False)

    def test_what_is_in_the_crates_is_what_the_scans_tell(self):
        with contextlib.ExitStack() as stack:
            day = ScannedDay(self.options, stack)
            began = time.monotonic()
            killed = day.run(self.options.scans, self.options.kills)
            self.assertEqual(killed, self.options.kills)
            events = day.ask("/scans?after=0")["events"]
            self.assertEqual(sorted(event["id"] for event in events), sorted(day.model.scans))
            expected = day.model.outcome()
            for crate in day.packed():
                seen, needed, complete, finished, more, loaded = expected[crate["code"]]
                loose = day.loose[crate["code"]]
                if loose:  # nobody packed goods without labels here
                    complete = False
                found = (crate["seen"], crate["needed"], crate["finished"], crate["more"], crate["loaded"])
                self.assertEqual(found, (seen, needed + loose, finished, more, loaded), crate["mark"])
                if not loose:
                    self.assertEqual(crate["complete"], complete, crate["mark"])
            print(f"{len(events)} scans, {killed} kills, {time.monotonic() - began:.0f} s; "
                  f"{sum(seen for seen, *_ in expected.values())} articles in")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scans", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server, else SQLite")
    ScannedMorning.options = parser.parse_args()
    unittest.main(argv=sys.argv[:1])
