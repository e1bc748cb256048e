#!/usr/bin/python3
"""The same sale through each door of the program, CSV, reports API and orders API, prints the same papers but for
what docs/session-format.md lists as told differently. Codes are drawn anew in every depot and are left out."""

import contextlib
import json
import pathlib
import tempfile
import unittest

from depot_process import WEEK_FILES, DepotProcess
from fake_ofn_process import CLOSED, CYCLE, HUB, OF_CYCLE, PACKING, TOTALS, FakeNetwork

OPEN = "2026-11-09T19:00:00+01:00"


class Depot(contextlib.AbstractContextManager):
    """A depot of its own."""

    def __init__(self):
        self.process = DepotProcess()

    def __exit__(self, *_):
        self.process.close()

    def watch(self, fake):
        key = self.process.directory / "clef"
        key.touch(mode=0o600)
        key.write_text(fake.key)
        with self.process.config.open("a", encoding="utf-8") as config:
            config.write(f'\n[ofn]\nurl = "{fake.address}"\nhub = {HUB}\nkey = "clef"\n')

    def papers(self, *words):
        """What is printed of the session that `words` freeze."""
        session = self.process.run(*words).splitlines()[-1]
        archive = self.process.directory / "data/archive" / session / "v1"
        return without_codes(json.loads((archive / "plan.json").read_text(encoding="utf-8")))


def without_codes(plan):
    """Crates are named by their marks; the session's hash tells more than its papers."""
    marks = {crate.pop("code"): crate["mark"] for crate in plan["crates"]}
    del plan["session"]["sha256"]
    for label in plan["labels"]:
        del label["code"]
    for paper in plan["labels"] + plan["tickets"]:
        paper["crate"] = marks.get(paper["crate"])
        paper["payloads"] = [payload["symbology"] for payload in paper["payloads"]]
    return plan


class Answers:
    """Of a closed sale, each written to a file of `folder`."""

    def __init__(self, fake, folder):
        self.fake, self.folder = fake, pathlib.Path(folder)

    def file(self, name, body):
        path = self.folder / name
        path.write_bytes(body)
        return path

    def cycle(self):
        name = self.fake.get(TOTALS, self.of_report()).data["data"][0]["order_cycle"]
        card = {"hub": HUB, "hub_name": self.shop().data["name"], "order_cycle": {"id": CYCLE, "name": name}}
        return self.file("cycle.json", json.dumps(card).encode())

    def of_report(self, prefix=""):
        return {"q[order_cycle_id_in][]": CYCLE, f"q[{prefix}distributor_id_in][]": HUB, "fields_to_hide[]": "none"}

    def shop(self):
        return self.fake.ask(f"/api/v0/shops/{HUB}")

    def packing(self):
        return self.file("packing.json", self.fake.get(PACKING, self.of_report("order_")).body)

    def by_reports(self):
        return [self.file("totals.json", self.fake.get(TOTALS, self.of_report()).body), self.packing(), self.cycle()]

    def by_orders(self):
        files = [self.file("orders.json", self.fake.get("/api/v0/orders", {**OF_CYCLE, "page": 1, "per_page": 100}).body),
                 self.file("customers.json", self.fake.get("/api/v1/customers", {
                     "enterprise_id": HUB, "page": 1, "per_page": 100}).body),
                 self.file("shop.json", self.shop().body), self.packing(), self.cycle()]
        for number in self.fake.order_numbers(OF_CYCLE):
            files.append(self.file(f"order-{number}.json", self.fake.get(f"/api/v0/orders/{number}").body))
        self.fake.set_clock(OPEN)  # an open shop names all farms
        files.append(self.file("shop-open.json", self.shop().body))
        self.fake.set_clock(CLOSED)
        return files


class ThreeDoors(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def fake(self, scenario):
        fake = FakeNetwork(scenario, "--clock", CLOSED)
        self.addCleanup(fake.close)
        return fake

    def papers(self, *words, watched=None):
        with Depot() as depot:
            if watched:
                depot.watch(watched)
            return depot.papers(*words)

    def assert_same(self, papers, wanted):
        self.assertEqual(papers.keys(), wanted.keys())
        for part, value in wanted.items():
            self.assertEqual(papers[part], value, part)

    def test_the_week_by_csv_reports_and_orders(self):
        answers = Answers(self.fake("week.json"), self.folder)
        csv = self.papers("import", *WEEK_FILES)
        self.assertEqual(len(csv["orders"]), 70)
        self.assertGreater(len(csv["labels"]), 1000)
        self.assert_same(self.papers("import", *answers.by_reports()), csv)
        self.assert_same(self.papers("import", *answers.by_orders()), csv)

    def test_a_sale_by_fetch_and_by_files(self):
        fake = self.fake("small.json")
        answers = Answers(fake, self.folder)
        reports = self.papers("import", *answers.by_reports())
        orders = self.papers("import", *answers.by_orders())
        self.assert_same(orders, reports)
        fetched = self.papers("fetch", watched=fake)
        # Listed: a farm that is not linked to the shop is told by its number, since this depot never saw it open.
        farms = {"Producteur #302": "Fromagerie du Lac", "Producteur #303": "Élevage Roc"}
        self.assertEqual({label["producer"] for label in fetched["labels"]} & farms.keys(), farms.keys())
        for label in fetched["labels"]:
            for member in ("producer", "batch"):
                label[member] = farms.get(label[member], label[member])
        for papers in (fetched, orders):  # farms come by name on the roll
            papers["labels"] = sorted(map(roll_place_left_out, papers["labels"]), key=json.dumps)
        self.assert_same(fetched, orders)


def roll_place_left_out(label):
    return {member: value for member, value in label.items() if member not in ("file", "page")}


if __name__ == "__main__":
    unittest.main()
