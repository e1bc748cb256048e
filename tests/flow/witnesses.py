"""The sample week as independent programs see it: ghostscript and poppler draw each page in 1 bit at the
printer's dpi, zbar reads its symbols; poppler's text shows what tickets say."""

import collections
import concurrent.futures
import csv
import json
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree

from depot_process import WEEK, DepotProcess

DPI = 203
PAGES_A_RUN = 100
SYMBOLOGY = {"CODE-128": "code128", "QR-Code": "qr"}


def page_ranges(count):
    return [(first, min(first + PAGES_A_RUN - 1, count)) for first in range(1, count + 1, PAGES_A_RUN)]


def page_count(pdf):
    text = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", text, re.M).group(1))


def draw_with_ghostscript(pdf, first, last, folder):
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pbmraw", f"-r{DPI}",
                    "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1", f"-dFirstPage={first}",
                    f"-dLastPage={last}", f"-sOutputFile={folder}/%d.pbm", pdf], check=True)
    return {first + i - 1: folder / f"{i}.pbm" for i in range(1, last - first + 2)}


def draw_with_poppler(pdf, first, last, folder):
    subprocess.run(["pdftoppm", "-mono", "-r", str(DPI), "-f", str(first), "-l", str(last), pdf,
                    folder / "p"], check=True)
    return {int(re.search(r"-(\d+)\.pbm$", file.name).group(1)): file for file in folder.iterdir()}


def symbols_in(pictures):
    """What zbar reads: for each page its set of (symbology, text)."""
    pages = {str(file): page for page, file in pictures.items()}
    done = subprocess.run(["zbarimg", "--quiet", "--xml", *pages], capture_output=True, text=True)
    found = collections.defaultdict(set)
    root = xml.etree.ElementTree.fromstring(re.sub(r" xmlns=(['\"]).*?\1", "", done.stdout))
    for source in root.iter("source"):
        for symbol in source.iter("symbol"):
            found[pages[source.get("href")]].add(
                (SYMBOLOGY.get(symbol.get("type"), symbol.get("type")), symbol.find("data").text))
    return found


class Witnesses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.depot = DepotProcess()
        cls.addClassCleanup(cls.depot.close)
        session = cls.depot.import_week()
        cls.out = cls.depot.directory / "out"
        cls.depot.run("render", session, "--out", cls.out, "--dpi", str(DPI))
        cls.plan = json.loads((cls.out / "plan.json").read_text())

    def promised(self):
        """What plan.json says is on each page of each file."""
        pages = collections.defaultdict(dict)
        for thing in self.plan["labels"] + self.plan["tickets"]:
            payloads = {(one["symbology"], one["text"]) for one in thing["payloads"]}
            for page in range(thing["page"], thing["page"] + thing.get("pages", 1)):
                self.assertNotIn(page, pages[thing["file"]])
                pages[thing["file"]][page] = payloads
        return pages

    def check_symbols(self, draw, name):
        promised = self.promised()
        work = []
        for file, pages in promised.items():
            count = page_count(self.out / file)
            self.assertEqual(sorted(pages), list(range(1, count + 1)), file)
            work += [(file, first, last) for first, last in page_ranges(count)]

        def read(part):
            file, first, last = part
            folder = self.depot.directory / f"{name}-{file}-{first}"
            folder.mkdir()
            pictures = draw(self.out / file, first, last, folder)
            self.assertEqual(len(pictures), last - first + 1)
            found = symbols_in(pictures)
            return [f"{file} page {page}: {sorted(found[page])} instead of {sorted(promised[file][page])}"
                    for page in range(first, last + 1) if found[page] != promised[file][page]]

        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as threads:
            wrong = [line for lines in threads.map(read, work) for line in lines]
        self.assertEqual(wrong, [])
        self.assertGreater(sum(len(pages) for pages in promised.values()), 1400)

    def test_each_page_drawn_by_ghostscript_reads_as_the_plan_says(self):
        self.check_symbols(draw_with_ghostscript, "gs")

    def test_each_page_drawn_by_poppler_reads_as_the_plan_says(self):
        self.check_symbols(draw_with_poppler, "poppler")

    def ordered(self):
        """From the shop's own file: for each order the units of each product."""
        orders = collections.defaultdict(collections.Counter)
        with open(WEEK / "totaux-acheteurs.csv", newline="", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file))
        start = next(i for i, row in enumerate(rows) if any("Quantité" in cell for cell in row))
        header = [cell.strip() for cell in rows[start]]
        for row in rows[start + 1:]:
            line = dict(zip(header, row))
            number = next((cell for key, cell in line.items() if "commande" in key.lower()
                           and re.fullmatch(r"R\d+", cell)), None)
            if number:
                orders[number][line["Produit"].strip()] += round(float(
                    line["Quantité"].replace(",", ".")))
        return orders

    def test_labels_and_unlabelled_goods_together_are_what_was_ordered(self):
        covers = collections.Counter()
        numbers = {order["order"]: order["number"] for order in self.plan["orders"]}
        for label in self.plan["labels"]:
            if label["kind"] == "unit":
                covers[label["order"]] += label["covers"]
        ordered = self.ordered()
        self.assertEqual(set(ordered), set(numbers))
        total = sum(sum(products.values()) for products in ordered.values())
        self.assertEqual(total, 1280)
        unlabelled = {head["product"] for head in self.plan["labels"] if head["kind"] == "head"}
        for number, products in ordered.items():
            without = sum(products.values()) - covers[number]
            self.assertGreaterEqual(without, 0, number)
            # What bears no label has a head label of its own, which says how many go where.
            loose = sum(units for product, units in products.items() if product in unlabelled)
            self.assertLessEqual(without, loose, number)

    def test_each_order_ticket_lists_exactly_its_order(self):
        ordered = self.ordered()
        order_of = {crate["code"]: crate["order"] for crate in self.plan["crates"]}
        tickets = [ticket for ticket in self.plan["tickets"] if ticket["kind"] == "order"]
        self.assertEqual(sorted(order_of[ticket["crate"]] for ticket in tickets), sorted(ordered))
        text = {}
        for ticket in tickets:
            number = order_of[ticket["crate"]]
            pages = []
            for page in range(ticket["page"], ticket["page"] + ticket["pages"]):
                key = (ticket["file"], page)
                if key not in text:
                    text[key] = subprocess.run(
                        ["pdftotext", "-layout", "-f", str(page), "-l", str(page),
                         self.out / ticket["file"], "-"], capture_output=True, text=True,
                        check=True).stdout
                pages.append(text[key])
            rows = re.findall(r"^ {2,}(\d+) +(\S.*)$", "\n".join(pages), re.M)
            listed = collections.Counter()
            for quantity, words in rows:
                listed[self.product_of(words, ordered[number])] += int(quantity)
            self.assertEqual(+listed, +ordered[number], "\n".join(pages))

    def product_of(self, words, products):
        """The product of the order that a row of its ticket begins with, maybe shortened."""
        plain = {product: " ".join(product.split()) for product in products}
        words = " ".join(words.split())
        whole = [product for product in products if words.startswith(plain[product])]
        found = whole or [product for product in products if plain[product][:12] == words[:12]]
        self.assertTrue(found, words)
        return max(found, key=len)


if __name__ == "__main__":
    unittest.main()
