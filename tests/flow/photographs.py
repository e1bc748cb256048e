#!/usr/bin/python3
"""Codes on photographs: labels of the sample week, photographed in 12 kinds of trouble, are sent to a served depot as a
page sends them. Prints how much of each kind is read. --keep FOLDER leaves the photographs there."""

import collections
import concurrent.futures
import http.client
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import unittest

try:
    import numpy  # noqa: F401  (the modules below need it)
    import PIL  # noqa: F401
except ImportError as missing:
    sys.exit(f"{sys.executable}: {missing}; run ./scripts/packages test, and this with /usr/bin/python3")

from depot_process import DepotProcess
from page_rasters import draw_with_poppler
from photograph_scenes import KINDS, STRENGTHS, photograph

SEED = 1112
SURELY_READ = 40  # of 45 labels; 44 were, with other codes on them in every run
A_DPI = 18  # labels to choose from
Label = collections.namedtuple("Label", "dots dpi codes")


def printed_labels(depot, session, dpi):
    """Unit labels of the week, spread over it."""
    out = depot.directory / f"out{dpi}"
    depot.run("render", session, "--out", out, "--dpi", str(dpi))
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    units = [label for label in plan["labels"] if label["kind"] == "unit"]
    chosen = units[::len(units) // A_DPI][:A_DPI]
    labels = []
    with tempfile.TemporaryDirectory() as name:
        for file in sorted({label["file"] for label in chosen}):
            here = [label for label in chosen if label["file"] == file]
            part = pathlib.Path(name) / file
            pages = ",".join(str(label["page"]) for label in here)
            subprocess.run(["qpdf", "--empty", "--pages", out / file, pages, "--", part], check=True)
            for label, dots in zip(here, draw_with_poppler(part, dpi, part.with_suffix(""))):
                labels.append(Label(dots, dpi, {(one["symbology"], one["text"]) for one in label["payloads"]}))
    return labels


class Served:
    """A depot's pages on a free port."""

    def __init__(self, depot):
        self.process = subprocess.Popen(
            [depot.program, "--config", depot.config, "--data", depot.directory / "data", "serve", "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)\s*$", self.process.stdout.readline())[1])

    def send(self, picture):
        """(status, answer)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", "/api/v1/photographs", picture,
                           {"Content-Type": "image/jpeg", "Sec-Fetch-Site": "same-origin"})
        response = connection.getresponse()
        answer = response.status, json.loads(response.read())
        connection.close()
        return answer

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()


def taken(kind, strength, labels):
    chance = random.Random(f"{SEED} {kind} {strength}")
    trouble = KINDS[kind][STRENGTHS.index(strength)]
    shown = chance.sample(labels, trouble.labels)
    return kind, strength, shown, photograph([(label.dots, label.dpi) for label in shown], trouble, chance)


class Photographs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.depot = DepotProcess()
        cls.addClassCleanup(cls.depot.close)
        session = cls.depot.import_week()
        with concurrent.futures.ThreadPoolExecutor() as pool:
            both = pool.map(lambda dpi: printed_labels(cls.depot, session, dpi), (203, 300))
            labels = [label for one in both for label in one]
        with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
            work = [pool.submit(taken, kind, strength, labels) for kind in KINDS for strength in STRENGTHS]
            cls.photographs = [one.result() for one in work]
        cls.served = Served(cls.depot)
        cls.addClassCleanup(cls.served.close)
        cls.found = {}
        cls.seconds = {}
        for kind, strength, _, picture in cls.photographs:
            since = time.monotonic()
            status, answer = cls.served.send(picture)
            cls.seconds[kind, strength] = time.monotonic() - since
            if status != 200:
                raise AssertionError(f"{kind}, {strength}: {status} {answer}")
            cls.found[kind, strength] = {(one["symbology"], one["text"]) for one in answer["symbols"]}
        cls.print_table()

    @classmethod
    def read(cls, kind, strength):
        """Labels of which at least one symbol was read, labels, symbols that were read, symbols."""
        shown, = (labels for a, b, labels, _ in cls.photographs if (a, b) == (kind, strength))
        found = cls.found[kind, strength]
        return (sum(bool(label.codes & found) for label in shown), len(shown),
                sum(len(label.codes & found) for label in shown), sum(len(label.codes) for label in shown))

    @classmethod
    def print_table(cls):
        print("| trouble | " + " | ".join(STRENGTHS) + " | labels | symbols | slowest |\n|---|---|---|---|--:|--:|--:|")
        totals = [0] * 4
        for kind in KINDS:
            counts = [cls.read(kind, strength) for strength in STRENGTHS]
            sums = [sum(column) for column in zip(*counts)]
            totals = [a + b for a, b in zip(totals, sums)]
            slowest = max(cls.seconds[kind, strength] for strength in STRENGTHS)
            print(f"| {kind} | " + " | ".join(f"{read} of {shown}" for read, shown, _, _ in counts) +
                  f" | {sums[0]} of {sums[1]} | {sums[2]} of {sums[3]} | {slowest:.1f} s |")
        print(f"| all | | | | {totals[0]} of {totals[1]} | {totals[2]} of {totals[3]} "
              f"| {max(cls.seconds.values()):.1f} s |")
        cls.labels_read = totals[0]

    def test_no_code_is_ever_read_that_is_not_on_the_picture(self):
        for kind, strength, shown, _ in self.photographs:
            self.assertEqual(self.found[kind, strength] - set().union(*(label.codes for label in shown)), set(),
                             f"{kind}, {strength}")

    def test_each_mild_trouble_costs_no_label(self):
        self.assertGreaterEqual(len(self.photographs), 36)
        for kind in KINDS:
            read, shown, _, _ = self.read(kind, "mild")
            self.assertEqual(read, shown, kind)

    def test_most_labels_are_read_whatever_the_trouble(self):
        self.assertGreaterEqual(self.labels_read, SURELY_READ)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--keep"]:
        folder = pathlib.Path(sys.argv[2])
        Photographs.setUpClass()
        for kind, strength, _, picture in Photographs.photographs:
            (folder / f"{kind}-{strength}.jpg".replace(" ", "-")).write_bytes(picture)
        Photographs.doClassCleanups()
        sys.exit()
    unittest.main()
