"""One document drawn, its symbols found, read clean by two readers, damaged and read again."""

import collections
import dataclasses
import hashlib
import pathlib

from page_rasters import draw_with_ghostscript, draw_with_poppler, page_texts
from print_damage import damaged_pictures, seen_around, window
from printed_documents import codes_of, spaced_codes
from symbol_places import find_places, ink_place
from symbol_readers import PLAIN, READERS, read_with_zbar, readers_of, save_picture

CLEAN = ("ghostscript", "poppler")


@dataclasses.dataclass
class Scans:
    """How many pictures were shown to readers, and how many were read. A row is document, dpi, symbology, module."""
    symbols: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # by row
    shown: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # by row, damage, reader
    read: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    readings: int = 0  # of damaged pictures that differ
    faults: list = dataclasses.field(default_factory=list)
    misreads: list = dataclasses.field(default_factory=list)

    def add(self, other):
        for name in ("symbols", "shown", "read"):
            getattr(self, name).update(getattr(other, name))
        self.readings += other.readings
        self.faults += other.faults
        self.misreads += other.misreads


@dataclasses.dataclass(frozen=True)
class Picture:
    row: tuple
    damage: str
    said: tuple  # (symbology, text) as a reader should answer
    promised: frozenset  # all such that are on the page
    file: pathlib.Path


@dataclasses.dataclass
class DrawnPage:
    number: int
    text: str
    rasters: dict  # of CLEAN: dots
    said: dict = dataclasses.field(default_factory=dict)  # Place -> (symbology, text)

    def without_twins(self, raster, place):
        """Without symbols that say the same: to read those is not to read this one."""
        twins = [other for other in self.said if other != place and self.said[other] == self.said[place]]
        dots = self.rasters[raster].copy() if twins else self.rasters[raster]
        for twin in twins:
            dots[twin.area] = False
        return dots


def draw_pages(pdf, dpi, folder):
    return [DrawnPage(number, text, {"ghostscript": by_ghostscript, "poppler": by_poppler})
            for number, (text, by_ghostscript, by_poppler) in enumerate(
                zip(page_texts(pdf), draw_with_ghostscript(pdf, dpi, folder / "ghostscript"),
                    draw_with_poppler(pdf, dpi, folder / "poppler"), strict=True), 1)]


class DocumentScans:
    """`folder` is empty; pictures are put there."""

    def __init__(self, document, pdf, folder):
        self.document = document
        self.folder = folder
        self.scans = Scans()
        self.pictures = []
        self.pages = draw_pages(pdf, document.dpi, folder)

    def fault(self, page, text):
        self.scans.faults.append(f"{self.document.name}, {self.document.dpi} dpi, page {page.number}: {text}")

    def row(self, place):
        return self.document.name, self.document.dpi, place.symbology, place.module

    def marks_at(self, place):
        return [mark for mark in self.document.marks if (mark.symbology, mark.module) == (place.symbology, place.module)
                and (not self.document.fixed or place.within(mark.box))]

    def places_on(self, page):
        marks = self.document.marks
        dots = page.rasters["ghostscript"]
        kinds = {(mark.symbology, mark.module) for mark in marks}
        if not {symbology for symbology, _ in kinds} <= {"qr", "code128"}:
            places = [ink_place(dots, mark.symbology, mark.module, mark.box) for mark in marks]
        else:
            places = find_places(dots, kinds)
        if self.document.fixed and collections.Counter(
                mark for place in places for mark in self.marks_at(place)) != collections.Counter(marks):
            self.fault(page, f"{len(marks)} symbols are in the layout file, on the page are {places}")
        if marks and not places:
            self.fault(page, "no symbol is there")
        by_poppler = page.rasters["poppler"]
        for place in places:
            if not (dots[place.area] == by_poppler[place.area]).all():
                self.fault(page, f"ghostscript and poppler draw {place} unlike")
        return places

    def find_symbols(self):
        """Each alone says the same to both readers, and what the document may say there."""
        alone = collections.defaultdict(list)
        for page in self.pages:
            for place in self.places_on(page):
                file = self.folder / f"alone-{page.number}-{place.left}-{place.top}.pgm"
                save_picture(window(page.rasters["ghostscript"], place.with_quiet_zone()), file)
                alone[place.symbology].append((page, place, file))
        for symbology, found in alone.items():
            answers = [READERS[reader]([file for _, _, file in found]) for reader in readers_of(symbology)]
            for page, place, file in found:
                said, again = (answer[str(file)] for answer in answers)
                if said != again or len(said) != 1:
                    self.fault(page, f"{place} says {said} and {again}")
                    continue
                page.said[place], = said
                name, text = page.said[place]
                if name != PLAIN.get(symbology, symbology) or \
                        not any(mark.may_say(text) for mark in self.marks_at(place)):
                    self.fault(page, f"{place} says {said}")

    def compare_with_text(self):
        """Each code is on the page for people too; rows make as many symbols as there are codes."""
        kinds = {mark.kinds[0] for mark in self.document.marks if mark.kinds}
        for page in self.pages if self.document.spaced else []:
            read = {codes_of(text)[0] for _, text in page.said.values()}
            printed = {code for code in spaced_codes(page.text) if code[0] in kinds}
            if not read <= printed or (not self.document.fixed and read != printed):
                self.fault(page, f"symbols say {sorted(read)}, text says {sorted(printed)}")

    def compare_with_plan(self, promised):
        """`promised`: for each page its set of (symbology, text)."""
        for page, promise in zip(self.pages, promised, strict=True):
            if set(page.said.values()) != promise:
                self.fault(page, f"symbols say {sorted(page.said.values())} instead of {sorted(promise)}")

    def read_whole_pages(self):
        """Besides what is promised zbar finds nothing anywhere on a page."""
        files = {page.number: self.folder / f"whole-{page.number}.pgm" for page in self.pages}
        for page in self.pages:
            save_picture(page.rasters["ghostscript"], files[page.number])
        found = read_with_zbar(files.values())
        for page in self.pages:
            promised = {said for said in page.said.values() if said[0] != "datamatrix"}
            read = found[str(files[page.number])]
            if read != promised:
                self.fault(page, f"zbar reads {sorted(read)} instead of {sorted(promised)}")

    def add_picture(self, page, place, damage, dots):
        file = self.folder / f"{hashlib.sha1(dots.tobytes()).hexdigest()}-{dots.shape[1]}.pgm"
        if not file.exists():  # an A4 page may drift and look the same
            save_picture(dots, file)
        self.pictures.append(Picture(self.row(place), damage, page.said[place], frozenset(page.said.values()), file))

    def add_clean_pictures(self):
        for page in self.pages:
            for place in page.said:
                self.scans.symbols[self.row(place)] += 1
                for raster in CLEAN:
                    dots = page.without_twins(raster, place)
                    self.add_picture(page, place, raster, window(dots, seen_around(place, self.document.dpi)))

    def add_damaged_pictures(self):
        """Of the first page, and of the last, which is one of the fullest: the first and last symbol of a kind."""
        for page in self.pages[:1] + self.pages[1:][-1:]:
            kinds = collections.defaultdict(list)
            for place in page.said:
                kinds[self.row(place)].append(place)
            for places in kinds.values():
                for place in dict.fromkeys((places[0], places[-1])):
                    dots = page.without_twins("ghostscript", place)
                    seed = f"{self.row(place)} {page.number} {place.left} {place.top}"
                    for damage, picture in damaged_pictures(dots, place, self.document.dpi, seed):
                        self.add_picture(page, place, damage, picture)

    def read_pictures(self):
        for reader in READERS:
            mine = [one for one in self.pictures if reader in readers_of(one.row[2])]
            found = READERS[reader](sorted({one.file for one in mine}))
            self.scans.readings += len({one.file for one in mine if one.damage not in CLEAN})
            for one in mine:
                key = one.row, one.damage, reader
                answers = found[str(one.file)]
                self.scans.shown[key] += 1
                self.scans.read[key] += one.said in answers
                self.scans.misreads += [(*key, said) for said in sorted(answers - one.promised)]
