#!/usr/bin/python3
"""The sample week's Thursday, played through the HTTP API: a hundred farms come in shuffled order, eight are short, two
have goods refused, one is late, one never comes; the service is killed again and again. In the end every label of what
came is there once, and tickets, stickers, slips and the refund list say what a model without the program's code says."""

import argparse
import collections
import contextlib
import csv
import io
import json
import os
import pathlib
import random
import sys
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

os.environ["CAGEOT_CUPS_KEEP_FILES"] = "Yes"
from depot_process import WEEK_FILES, DepotProcess  # noqa: E402
from goods_model import OrderedGoods  # noqa: E402
from kept_documents import missing_rows, texts  # noqa: E402
from killed_processes import Printer, Scheduler, Service  # noqa: E402
from printed_papers import Reader, count_papers  # noqa: E402

SHAPES = (("etiquettes", "labels", "57x32"), ("tickets", "tickets", "100x150"))
PATIENCE = 240


class Thursday:
    def __init__(self, seed, kills, chance):
        self.dice = random.Random(seed)
        self.kills, self.chance = kills, chance
        self.stack = contextlib.ExitStack()
        self.scheduler = Scheduler()
        self.stack.callback(self.scheduler.close)
        self.printers = []
        for name, _, _ in SHAPES:
            folder = pathlib.Path(self.scheduler.directory) / "received" / name
            printer = Printer(name, folder, "--speed", "5000", "--buffer", "10000000")
            self.stack.callback(printer.close)
            self.printers.append(printer)
        self.depot = DepotProcess()
        self.stack.callback(self.depot.close)
        self.depot.data = self.depot.directory / "data"
        with self.depot.config.open("a", encoding="utf-8") as config:
            config.write(f'\n[cups]\nserver = "{self.scheduler.address}"\n')
            for printer, (name, role, media) in zip(self.printers, SHAPES):
                config.write(f'[[printer]]\nname = "{name}"\nuri = "{printer.uri}"\nrole = "{role}"\n'
                             f'media = "{media}"\n')
        for printer, (name, role, media) in zip(self.printers, SHAPES):
            self.depot.run("printer", "add", name, printer.uri, "--role", role, "--media", media)
        self.session = self.depot.import_week()
        self.goods = OrderedGoods(WEEK_FILES[0])
        archive = self.depot.data / "archive" / self.session / "v1/plan.json"
        self.plan = json.loads(archive.read_text(encoding="utf-8"))
        self.service = Service(self.depot)
        self.stack.callback(self.service.close)
        self.service.start()
        # What the day comes to, as the model counts it.
        self.missing, self.refused = collections.Counter(), collections.Counter()
        self.lost = collections.Counter()  # by order and product: leftover labels
        self.facts = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stack.close()

    # Talking to the service, which dies now and then, before or after it has done what it was asked.

    def once(self, path, body=None, form=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} if data else {}
        if form is not None:
            data = urllib.parse.urlencode(form).encode()
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.service.port}{path}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read().decode("utf-8-sig")

    def ask(self, path, body=None):
        if body is not None and self.kills > 0 and self.dice.random() < self.chance:
            self.kills -= 1
            if self.dice.random() < 0.5:  # it has done it, and nobody heard the answer
                with contextlib.suppress(OSError):
                    self.once(path, body)
            self.service.kill()
            self.service.start()
        end = time.monotonic() + 60
        while True:
            try:
                return self.once(path, body)
            except urllib.error.HTTPError as refusal:
                raise RuntimeError(f"{path}: {refusal.code} {refusal.read().decode()}") from refusal
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def tell(self, *facts):
        """Facts with ids of their own: told again after a crash they are the same."""
        numbered = []
        for fact in facts:
            self.facts += 1
            numbered.append({"id": f"play-{self.facts}", "at": int(time.time() * 1000), **fact})
        self.ask(f"/api/v1/sessions/{self.session}/arrivals", {"facts": numbered})

    def check_in(self, farm):
        self.ask(f"/api/v1/sessions/{self.session}/arrivals/check-in", {"producer": farm})

    def count(self, product, missing, refused):
        farm, name, unit = product
        self.missing[product], self.refused[product] = missing, refused
        self.tell({"kind": "count", "producer": farm, "name": name, "unit": unit, "missing": missing,
                   "refused": refused})

    def never(self, farm, never=True):
        for product in self.goods.products_of(farm):
            self.missing[product] = self.goods.ordered()[product] if never else 0
        self.tell({"kind": "farm", "producer": farm, "state": "never" if never else "awaited"})

    def some_of(self, farm):
        """A product of the farm and less of it than was ordered, at least one."""
        product = self.dice.choice(self.goods.products_of(farm))
        return product, self.dice.randint(1, self.goods.ordered()[product])

    def print_tickets(self):
        page = self.ask(f"/sessions/{self.session}")
        token = page.split('name="token" value="')[1].split('"')[0]
        self.once(f"/sessions/{self.session}/print", form={"token": token, "what": "tickets"})

    def wait_until_printed(self):
        end = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < 3:
            if time.monotonic() > end:
                raise RuntimeError("the printing does not end")
            overview = json.loads(self.ask(f"/api/v1/sessions/{self.session}"))
            waiting = sum(overview[kind]["waiting"] for kind in ("labels", "tickets"))
            jobs = [job for printer in json.loads(self.ask("/api/v1/printers"))["printers"]
                    for job in printer.get("jobs", []) if job["state"] in ("wanted", "submitting", "submitted")]
            quiet = 0 if waiting or jobs else quiet + 1
            time.sleep(0.3)

    def leave_labels(self, farm):
        """Two labels stay on the roll after the farm's goods were stuck on: their orders lack them."""
        crates = {crate["code"]: crate["order"] for crate in self.plan["crates"]}
        labels = [label for label in self.plan["labels"]
                  if label["kind"] == "unit" and label["producer"] == farm and label["covers"] == 1]
        for label in self.dice.sample(labels, 2):
            product = (farm, label["product"], label["unit"])
            self.lost[crates[label["crate"]], product] += 1
            self.tell({"kind": "leftover", "code": label["code"], "left": True})

    def play(self):
        farms = self.goods.farms()
        self.dice.shuffle(farms)
        countable = [farm for farm in farms if sum(self.goods.ordered()[product]
                                                   for product in self.goods.products_of(farm)) >= 4]
        never, late, leftover = countable[0], countable[1], countable[2]
        short, bad = countable[3:11], countable[11:13]
        for farm in farms:
            if farm == farms[len(farms) // 2]:
                self.print_tickets()  # half of the shortages are not known yet: they become stickers
                self.wait_until_printed()
            if farm == never or farm == late:
                self.never(farm)
                continue
            if farm in short:
                product, missing = self.some_of(farm)
                self.count(product, missing, 0)
            if farm in bad:
                product, refused = self.some_of(farm)
                self.count(product, 0, refused)
            self.check_in(farm)
        self.wait_until_printed()
        # A person finds more: a correction up, a correction down, leftover labels, goods that came late.
        product, _ = self.some_of(short[0])
        self.count(product, 1, 0)
        self.count(product, 0, 0)
        self.leave_labels(leftover)
        self.never(late, False)
        self.check_in(late)
        time.sleep(22)  # stickers wait for corrections that come together
        self.wait_until_printed()


class PlayedThursday(unittest.TestCase):
    seed, kills, chance = 1, 12, 0.3

    @classmethod
    def setUpClass(cls):
        cls.day = cls.enterClassContext(Thursday(cls.seed, cls.kills, cls.chance))
        cls.day.play()
        short = cls.day.missing + cls.day.refused
        for (_, product), units in cls.day.lost.items():
            short[product] = max(short[product], sum(n for (_, its), n in cls.day.lost.items() if its == product))
        cls.lacks = cls.day.goods.shortages(+short, cls.day.lost)
        cls.numbers = {order["order"]: order["number"] for order in cls.day.plan["orders"]}

    def csv_of(self, name):
        text = self.day.ask(f"/sessions/{self.day.session}/{name}")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    def test_the_refund_list_is_the_models(self):
        listed = collections.Counter()
        for row in self.csv_of("refunds.csv"):
            listed[row["commande"], (row["ferme"], row["produit"], row["unité"])] += int(row["à rembourser"])
        self.assertEqual(dict(listed), self.lacks)
        self.assertGreater(len(self.lacks), 10)

    def test_the_farms_slips_are_the_models(self):
        told = {(row["ferme"], row["produit"], row["unité"]):
                (int(row["commandé"]), int(row["manquant"]), int(row["refusé"])) for row in self.csv_of("farms.csv")}
        ordered = self.day.goods.ordered()
        lost = collections.Counter()
        for (_, product), units in self.day.lost.items():
            lost[product] += units
        expected = {product: (units, max(self.day.missing[product], lost[product] - self.day.refused[product]),
                              self.day.refused[product]) for product, units in ordered.items() if units > 0}
        self.assertEqual(told, expected)

    def test_every_label_of_what_came_is_there_once(self):
        crates = {crate["code"]: crate["order"] for crate in self.day.plan["crates"]}
        lines = collections.defaultdict(list)
        for label in self.day.plan["labels"]:
            if label["kind"] == "unit":
                product = (label["producer"], label["product"], label["unit"])
                lines[crates[label["crate"]], product].append(label)
        printed = count_papers(Reader(), self.day.printers[0].labels())
        twice = [code for code, copies in printed.items()
                 if code and code.startswith("U") and sum(copies.values()) > 1]
        self.assertEqual(twice, [])
        for (order, product), labels in lines.items():
            there = sum(label["covers"] for label in labels if label["code"] in printed)
            wanted = sum(label["covers"] for label in labels) - self.lacks.get((order, product), 0)
            if any(label["covers"] > 1 for label in labels):
                self.assertEqual(there > 0, wanted > 0, (order, product))
            else:  # leftover labels were printed before anybody knew
                self.assertEqual(there, wanted + self.day.lost[order, product], (order, product))

    def test_tickets_and_stickers_together_say_what_is_missing(self):
        told = collections.defaultdict(dict)  # by number: what the newest paper says of each text
        names = {first_words(label["product"] + label["unit"]) for label in self.day.plan["labels"]}
        tickets = stickers = 0
        for page in texts(self.day.scheduler):
            words = page.split()
            if "prendre" in page:
                tickets += 1
                number = int(words[0])
                for quantity, text in missing_rows(page):
                    name = named(names, text)
                    told[number][name] = told[number].get(name, 0) + quantity
            elif "MANQUE" in words or came(words):
                stickers += 1
                number = int(words[0])
                text = page.split("×", 1)[1]
                quantity = int(page.split("×", 1)[0].split()[-1])
                told[number][named(names, text)] = 0 if came(words) else quantity
        self.assertGreaterEqual(tickets, len(self.numbers))
        self.assertGreater(stickers, 3)
        for order, number in self.numbers.items():
            expected = collections.Counter()
            for (its, product), units in self.lacks.items():
                if its == order:
                    expected[first_words(product[1] + product[2])] += units
            said = {text: units for text, units in told[number].items() if units > 0}
            self.assertEqual(said, dict(expected), number)


def came(words):
    """Whether a sticker says that the goods came after all: EST ARRIVÉ, SONT LÀ."""
    return "ARRIVÉ" in words or "SONT" in words


def first_words(text):
    """Enough of a product's name to know it by, however it is broken over lines."""
    return squeezed(text)[:12]


def squeezed(text):
    return "".join(text.replace("’", "'").split())


def named(names, text):
    """The longest name that the text begins with: on stickers the farm follows it."""
    return max((name for name in names if squeezed(text).startswith(name)), key=len, default=first_words(text))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=12, help="how often the service is killed")
    parser.add_argument("--chance", type=float, default=0.3, help="of being killed at a call, while kills are left")
    options = parser.parse_args()
    PlayedThursday.seed, PlayedThursday.kills, PlayedThursday.chance = options.seed, options.kills, options.chance
    unittest.main(argv=sys.argv[:1])
