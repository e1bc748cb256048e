#!/usr/bin/python3
"""Everything printed scans: every layout and the sample week, drawn by two programs and read by two others; and how
much damage the print can take. Writes docs/scanability.md with --write (scripts/scanability)."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

try:
    import numpy  # noqa: F401  (the modules below need it)
except ImportError:
    sys.exit(f"{sys.executable}: numpy is not there; run ./scripts/packages test, and this with /usr/bin/python3")

import scan_tables
from depot_process import SOURCE, DepotProcess
from document_scans import CLEAN, DocumentScans, Scans
from print_damage import DAMAGES
from printed_documents import OTHER_SYMBOLS, Document, read_document, shipped_documents
from symbol_readers import readers_of

PAPER = SOURCE / "docs/scanability.md"
PAGES_A_RUN = 100
EVERY = 20  # of the week's pages, in the test
HARMLESS = ("half a dot", "blur", "drift", "drift on black")
WEEK_LAYOUTS = {"labels": ("unit-57x32", "head-57x32"), "order tickets": ("order-100x150",),
                "bag tickets": ("bag-57x32",)}


def all_documents():
    """Those that take longest first."""
    others = [read_document(OTHER_SYMBOLS, dpi, "other symbols") for dpi in (203, 300)]
    return others + sorted(shipped_documents(), key=lambda document: -document.area)


def pages_of(pdf, numbers, out):
    subprocess.run(["qpdf", "--empty", "--pages", pdf, ",".join(map(str, numbers)), "--", out], check=True)
    return out


def scan_document(document):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        layout = folder / f"{document.layout_name}.toml"
        layout.write_bytes(document.layout.read_bytes())
        pdf = folder / "preview.pdf"
        subprocess.run([os.environ["CAGEOT_PROGRAM"], "layout", "preview", layout, "--dpi", str(document.dpi),
                        "--out", pdf], check=True, capture_output=True)
        if document.layout == OTHER_SYMBOLS:
            pdf = pages_of(pdf, [1], folder / "first.pdf")  # all pages are alike
        scans = DocumentScans(document, pdf, folder)
        scans.find_symbols()
        scans.compare_with_text()
        scans.read_whole_pages()
        scans.add_clean_pictures()
        scans.add_damaged_pictures()
        scans.read_pictures()
        return scans.scans


def promised_pages(plan):
    """Of plan.json: for each file the kind of its pages, and for each page its set of (symbology, text)."""
    files = {}
    for thing in plan["labels"] + plan["tickets"]:
        kind = f"{thing['kind']} tickets" if thing["kind"] in ("order", "bag") else "labels"
        promise = {(one["symbology"], one["text"]) for one in thing["payloads"]}
        for page in range(thing["page"], thing["page"] + thing.get("pages", 1)):
            files.setdefault((thing["file"], kind), {})[page] = promise
    return files


def scan_week(dpi, every):
    depot = DepotProcess()
    scans = Scans()
    try:
        out = depot.directory / "out"
        depot.run("render", depot.import_week(), "--out", out, "--dpi", str(dpi))
        for (file, kind), pages in promised_pages(json.loads((out / "plan.json").read_text())).items():
            marks = tuple(mark for name in WEEK_LAYOUTS[kind]
                          for mark in read_document(SOURCE / f"layouts/{name}.toml", dpi).marks)
            document = Document(scan_tables.WEEK + kind, out / file, dpi, marks, fixed=False, spaced=False)
            numbers = sorted(pages)[::every]
            for start in range(0, len(numbers), PAGES_A_RUN):
                part = numbers[start:start + PAGES_A_RUN]
                with tempfile.TemporaryDirectory() as name:
                    folder = pathlib.Path(name)
                    one = DocumentScans(document, pages_of(out / file, part, folder / "part.pdf"), folder)
                    one.find_symbols()
                    one.compare_with_plan([pages[number] for number in part])
                    one.add_clean_pictures()
                    one.read_pictures()
                    scans.add(one.scans)
    finally:
        depot.close()
    return scans


def scan_all(every):
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
        work = [pool.submit(scan_week, dpi, every) for dpi in (203, 300)]
        work += [pool.submit(scan_document, document) for document in all_documents()]
        scans = Scans()
        for one in work:
            scans.add(one.result())
    return scans


class Scanability(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.scans = scan_all(EVERY)

    def unread(self, damages):
        return [key for key, shown in sorted(self.scans.shown.items())
                if key[1] in damages and self.scans.read[key] != shown]

    def test_each_page_says_what_it_promises_and_nothing_else(self):
        self.assertEqual(self.scans.faults, [])

    def test_each_symbol_reads_clean_by_both_readers_from_both_rasters(self):
        self.assertEqual(self.unread(CLEAN), [])
        for row, symbols in self.scans.symbols.items():
            for raster in CLEAN:
                for reader in readers_of(row[2]):
                    self.assertEqual(self.scans.shown[row, raster, reader], symbols)

    def test_half_a_dot_of_gain_blur_and_drift_cost_no_symbol(self):
        self.assertEqual(self.unread(HARMLESS), [])

    def test_damage_makes_symbols_unreadable_and_never_wrong(self):
        self.assertEqual(self.scans.misreads, [])
        self.assertEqual({damage for _, damage, _ in self.scans.shown}, {*CLEAN, *DAMAGES})

    def test_the_paper_shows_every_document_and_that_it_reads_clean(self):
        written = scan_tables.parts_of(PAPER.read_text(encoding="utf-8"))
        for document in all_documents():
            self.assertIn(f"| {document.name} | {document.dpi} |", written["documents"])
        for name in ("symbols", "week", "documents"):
            self.assertEqual(scan_tables.clean_columns(written[name]) - {("–", "–")}, {("100", "100")}, name)

    def test_the_paper_shows_what_the_programs_that_it_names_do(self):
        written = scan_tables.parts_of(PAPER.read_text(encoding="utf-8"))
        measured = scan_tables.parts(self.scans, all_documents())
        if written["versions"] != measured["versions"]:
            self.skipTest("other programs are installed here")
        del written["week"], measured["week"]  # the paper counts all of its pages
        self.assertEqual(written, measured, f"{PAPER.name} is old: run ./scripts/scanability")


def write_paper():
    scans = scan_all(1)
    for line in scans.faults + scans.misreads:
        print(line)
    parts = scan_tables.parts(scans, all_documents())
    PAPER.write_text(scan_tables.with_parts(PAPER.read_text(encoding="utf-8"), parts), encoding="utf-8")
    return 1 if scans.faults or scans.misreads else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        sys.exit(write_paper())
    unittest.main()
