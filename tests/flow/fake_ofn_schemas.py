"""The schemas hold for every answer, and refuse answers and requests that are not right."""

import copy
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from fake_ofn_process import CYCLE, FAKE, HUB, OF_CYCLE, PACKING, TOTALS, FakeNetwork

from check import check_answers, check_requests, faults_of, validator
from scenario import ScenarioFault, read_scenario
from webhook import body_of
from history import History

WRONG = [[1]]  # no field may be a list of lists
OPTIONAL = {"shop.json": {"email_address", "path", "visible"}, "orders.json": {"completed_at_utc_iso8601"},
            "order.json": {"completed_at_utc_iso8601"}}
OPEN = ("shop.json", "products.json", "customers.json", "webhook.json")  # more fields may come, at least somewhere
FREE = {"ship_state", "billing_state"}  # objects whose fields nobody knows


def places(data, path=()):
    """Paths of all objects' fields; of lists only the first element."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield path, name
            yield from places(value, (*path, name))
    elif isinstance(data, list) and data:
        yield from places(data[0], (*path, 0))


def at(data, path):
    for step in path:
        data = data[step]
    return data


def changes(name, data):
    """Everything that can be wrong with one field: missing, of a wrong type, one too many."""
    for path, field in places(data):
        if FREE.intersection(path):
            continue
        optional = field in OPTIONAL.get(name, ())
        for change in ("missing", "wrong", "added"):
            changed = copy.deepcopy(data)
            where = at(changed, path)
            if change == "missing" and not optional:
                del where[field]
            elif change == "wrong" and not (optional and not path):
                where[field] = WRONG
            elif change == "added" and name not in OPEN:
                where["surprise"] = 1
            else:
                continue
            yield path, f"{field} {change}", changed


class Answers(unittest.TestCase):
    def test_are_as_their_schemas_say(self):
        for name in ("small.json", "week-edited.json"):
            self.assertEqual(check_answers(read_scenario(FAKE / name)), [])

    def test_are_so_in_older_releases(self):
        for release in ({"supplier_only": True}, {"completed_at_utc": False}, {"relative_links": True}):
            folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
            self.addCleanup(shutil.rmtree, folder)
            (folder / "old.json").write_text(json.dumps(
                {"based_on": str(FAKE / "small.json"), "release": release, "customers_allowed": True}))
            self.assertEqual(check_answers(read_scenario(folder / "old.json")), [])

    def test_an_older_release_tells_the_supplier_and_no_utc(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        (folder / "old.json").write_text(json.dumps({
            "based_on": str(FAKE / "small.json"), "customers_allowed": False,
            "release": {"supplier_only": True, "completed_at_utc": False}}))
        fake = FakeNetwork(folder / "old.json")
        self.addCleanup(fake.close)
        order = fake.get("/api/v0/orders/R482019375").data
        self.assertNotIn("completed_at_utc_iso8601", order)
        variant = order["line_items"][0]["variant"]
        self.assertEqual(variant["supplier"], {"id": 301})
        self.assertFalse("producer" in variant or "enterprise" in variant)
        self.assertEqual(fake.get("/api/v1/customers").status, 401)

    def test_changed_ones_are_refused(self):
        for name, data in self.samples().items():
            self.assertEqual(faults_of(name, data), [], name)
            count = 0
            for path, field, changed in changes(name, data):
                count += 1
                self.assertFalse(validator(name).is_valid(changed), f"{name}: {'.'.join(map(str, path))} {field}")
            self.assertGreater(count, 0)

    def samples(self):
        """An answer of each kind with every field."""
        fake = FakeNetwork("small.json")
        self.addCleanup(fake.close)
        scenario = read_scenario(FAKE / "small.json")
        everything = {"q[order_cycle_id_in][]": CYCLE, "fields_to_hide[]": "none"}
        return {
            "shop.json": fake.ask(f"/api/v0/shops/{HUB}").data,
            "products.json": fake.ask(f"/api/v0/order_cycles/{CYCLE}/products", {"distributor": HUB}).data,
            "orders.json": fake.get("/api/v0/orders", {"page": 1}).data,
            "order.json": fake.get("/api/v0/orders/R905512384").data,
            "customers.json": fake.get("/api/v1/customers", {"enterprise_id": HUB}).data,
            "report-totals.json": fake.get(TOTALS, everything).data,
            "report-packing.json": fake.get(PACKING, everything).data,
            "job-queue.json": fake.ask("/api/v0/status/job_queue").data,
            "errors.json": fake.ask("/api/v0/orders").data,
            "webhook.json": body_of(History(scenario).at(scenario.clock), "order_cycle.opened", CYCLE)}


class Scenarios(unittest.TestCase):
    def test_mistakes_are_told_with_their_place(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        base = json.loads((FAKE / "small.json").read_text(encoding="utf-8"))
        cases = [
            ({"colour": "red"}, "colour"), ({"key": 3}, "key"), ({"variants": [{"id": 1}]}, r"variants\[0\].*producer"),
            ({"clock": "2026-11-09T19:50:00"}, "clock.*offset"), ({"faults": [{"kind": "flood"}]}, "flood"),
            ({"orders": [{**base["orders"][0], "customer": 9}]}, "R482019375.*customer 9"),
            ({"edits": [{"at": "2026-11-11T09:00:00+01:00", "order": "R9", "cancel": True}]}, "R9"),
            ({"edits": [{"at": "2026-11-11T09:00:00+01:00", "order": "R482019375", "sett": {}}]}, "sett")]
        for change, said in cases:
            (folder / "bad.json").write_text(json.dumps({**base, **change}))
            with self.assertRaisesRegex(ScenarioFault, said):
                History(read_scenario(folder / "bad.json"))


class Requests(unittest.TestCase):
    """What check.py says of a client."""

    def entry(self, path="/api/v0/orders", query=None, header="x-spree-token", **more):
        query = {**OF_CYCLE, "page": 1, "per_page": 100} if query is None else query
        return {"at": "2026-11-09T20:10:00+01:00", "arrived": 0.0, "method": "GET", "path": path,
                "query": {name: [str(value)] for name, value in query.items()}, "headers": ["host", header],
                "key": "right", "others_in_progress": 0, "violation": None, "status": 200, "faults": [], **more}

    def good(self):
        report = {"q[order_cycle_id_in][]": CYCLE, "fields_to_hide[]": "none"}
        return [
            self.entry(f"/api/v0/shops/{HUB}", {}, "accept", key="none"),
            self.entry(f"/api/v0/order_cycles/{CYCLE}/products", {"distributor": HUB}, "accept", key="none"),
            self.entry(), self.entry("/api/v0/orders/R482019375", {}),
            self.entry(query={"q[distributor_id_eq]": HUB, "q[completed_at_gt]": "2026-11-07T07:00:00+01:00",
                              "q[s]": "completed_at desc", "page": 1, "per_page": 1}),
            self.entry("/api/v1/customers", {"enterprise_id": HUB, "page": 2, "per_page": 100}, "x-api-token"),
            self.entry(TOTALS, {**report, "q[distributor_id_in][]": HUB}),
            self.entry(PACKING, {**report, "q[order_distributor_id_in][]": HUB}),
            self.entry("/api/v0/status/job_queue", {}, "accept", key="none")]

    def test_good_ones_pass(self):
        self.assertEqual(check_requests(self.good(), None), [])
        self.assertEqual(faults_of("requests.json", self.good()), [])

    def test_each_mistake_is_named(self):
        query = {**OF_CYCLE, "page": 1, "per_page": 100}
        without = {name: value for name, value in query.items() if name != "q[state_not_eq]"}
        cases = [
            (self.entry(method="POST"), "GET"), (self.entry(path="/api/v0/customers"), "no path"),
            (self.entry(query={**query, "q[order_cycle_id_eqq]": 1}), "order_cycle_id_eqq"),
            (self.entry(query={**query, "q[state_eq]": "complete"}), "state_eq"),
            (self.entry(query=without), "state_not_eq"),
            (self.entry(query={**query, "per_page": 500}), "500"), (self.entry(query={**query, "token": "…"}), "token"),
            (self.entry(query={**query, "q[completed_at_gt]": "hier"}), "hier"),
            (self.entry(header="x-api-token"), "x-api-token"), (self.entry(header="accept"), "x-spree-token"),
            (self.entry("/api/v1/customers", {"enterprise_id": HUB}), "x-api-token"),
            (self.entry(key="wrong"), "wrong"), (self.entry(others_in_progress=1), "0 was expected"),
            (self.entry(PACKING, {"q[order_cycle_id_in][]": CYCLE, "q[distributor_id_in][]": HUB}), "distributor_id")]
        for entry, said in cases:
            faults = check_requests([entry], None)
            self.assertIn(said, " ".join(faults))
            self.assertFalse(validator("requests.json").is_valid([entry]), said)

    def test_more_than_two_a_second_is_too_fast(self):
        slow = [self.entry(arrived=second) for second in (0.0, 0.5, 1.0, 1.5)]
        self.assertEqual(check_requests(slow), [])
        fast = [self.entry(arrived=second) for second in (0.0, 0.1, 0.9)]
        self.assertIn("2 a second", " ".join(check_requests(fast)))
        self.assertIn("2 a second", " ".join(check_requests(slow, "fake")))  # its clock stood still
        self.assertEqual(check_requests(fast, None), [])

    def test_the_command_names_every_fault(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        fake = FakeNetwork("small.json", "--requests-log", folder / "log")
        self.addCleanup(fake.close)

        def check(*words):
            return subprocess.run(["/usr/bin/python3", FAKE / "check.py", "--requests", folder / "log", *words],
                                  capture_output=True, text=True)
        fake.get("/api/v0/orders", {**OF_CYCLE, "page": 1, "per_page": 100})
        done = check()
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        fake.get("/api/v0/orders/R482019375", method="PUT")
        fake.get("/api/v0/orders", {"q[order_cycle_eq]": CYCLE})
        done = check("--rate", "none")
        self.assertEqual(done.returncode, 1)
        self.assertIn("request 2, PUT /api/v0/orders/R482019375", done.stdout)
        self.assertIn("order_cycle_eq", done.stdout)
        self.assertNotIn("a second", done.stdout)
        self.assertIn("a second", check("--rate", "fake").stdout)
