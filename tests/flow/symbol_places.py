"""Where the symbols of a page stand, found on its dots without decoding them: by the finder patterns of a QR
(ISO/IEC 18004 §6.3.3) and by the start and stop of a Code 128 (ISO/IEC 15417 §4.3)."""

import dataclasses

import numpy

CODE128_STARTS = ((2, 1, 1, 4, 1, 2), (2, 1, 1, 2, 1, 4), (2, 1, 1, 2, 3, 2))
CODE128_STOP = (2, 3, 3, 1, 1, 1, 2)
QR_SIDES = range(21, 57, 4)
QUIET = {"code128": (10, 0, 10, 0), "gs1-128": (10, 0, 10, 0), "ean13": (11, 0, 7, 0), "ean8": (7, 0, 7, 0),
         "qr": (4, 4, 4, 4), "datamatrix": (2, 2, 2, 2), "gs1-datamatrix": (2, 2, 2, 2)}
"""Quiet zones in modules: left, top, right, bottom (docs/symbols.md)."""


@dataclasses.dataclass(frozen=True)
class Place:
    """Dots of a page without the quiet zone; right and bottom are the first outside."""
    symbology: str
    module: int  # dots
    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self):
        """To index dots with."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def within(self, box):
        """Of `box` = left, top, right, bottom in dots; its edges may be rounded by one."""
        return (self.left >= box[0] - 1 and self.top >= box[1] - 1 and self.right <= box[2] + 1
                and self.bottom <= box[3] + 1)

    def with_quiet_zone(self):
        left, top, right, bottom = (modules * self.module for modules in QUIET[self.symbology])
        return self.left - left, self.top - top, self.right + right, self.bottom + bottom


class Runs:
    """Lengths of the runs of all rows of a page, one row after the other; each row begins with white."""

    def __init__(self, dots):
        height, width = dots.shape
        framed = numpy.zeros((height, width + 2), numpy.int8)
        framed[:, 1:-1] = dots
        rows, columns = numpy.nonzero(framed[:, 1:] != framed[:, :-1])
        self.row, self.start = rows, columns  # where a run begins; even ones are black
        self.length = numpy.diff(columns, append=0)
        self.length[numpy.diff(rows, append=-1) != 0] = width  # white to the edge

    def matches(self, modules, module):
        """Indices of black runs where such a sequence begins, and does not leave its row."""
        count = len(self.length) - len(modules) + 1
        if count <= 0:
            return numpy.array([], int)
        good = numpy.zeros(count, bool)
        good[::2] = True  # every row has an even number of edges
        for i, size in enumerate(modules):
            good &= self.length[i:i + count] == size * module
            good &= self.row[i:i + count] == self.row[:count]
        return numpy.nonzero(good)[0]

    def stacks(self, modules, module):
        """Matches at the same place of successive rows: (left, top, bottom, index of the first)."""
        hits = sorted((int(self.start[i]), int(self.row[i]), int(i)) for i in self.matches(modules, module))
        stacks = []
        for left, row, index in hits:
            if stacks and stacks[-1][0] == left and stacks[-1][2] == row:
                stacks[-1][2] = row + 1
            else:
                stacks.append([left, row, row + 1, index])
        return [tuple(stack) for stack in stacks]


def qr_places(runs, module):
    corners = {(left, top - 2 * module) for left, top, bottom, _ in runs.stacks((1, 1, 3, 1, 1), module)
               if bottom - top == 3 * module}
    places = []
    for left, top in sorted(corners):
        side = next((side * module for side in QR_SIDES
                     if {(left + (side - 7) * module, top), (left, top + (side - 7) * module)} <= corners), None)
        if side:
            places.append(Place("qr", module, left, top, left + side, top + side))
    return places


def code128_end(runs, index, module):
    """The column behind the stop, or None when it is no Code 128."""
    sizes = runs.length
    while index + 7 <= len(sizes) and runs.row[index + 6] == runs.row[index]:
        if tuple(sizes[index:index + 7]) == tuple(size * module for size in CODE128_STOP):
            return int(runs.start[index + 6] + sizes[index + 6])
        if sizes[index:index + 6].sum() != 11 * module:
            return None
        index += 6
    return None


def code128_places(runs, module):
    places = []
    for start in CODE128_STARTS:
        for left, top, bottom, index in runs.stacks(start, module):
            right = code128_end(runs, index, module)
            if right and bottom - top > 10 * module:
                places.append(Place("code128", module, left, top, right, bottom))
    return places


def find_places(dots, wanted):
    """Of a page, black is True; `wanted`: pairs of symbology and dots a module."""
    runs = Runs(dots)
    finders = {"qr": qr_places, "code128": code128_places}
    return [place for symbology, module in sorted(wanted) for place in finders[symbology](runs, module)]


def ink_place(dots, symbology, module, box):
    """The only symbol in a box that holds nothing else."""
    left, top, right, bottom = box
    rows, columns = numpy.nonzero(dots[top:bottom, left:right])
    return Place(symbology, module, left + int(columns.min()), top + int(rows.min()),
                 left + int(columns.max()) + 1, top + int(rows.max()) + 1)
