"""Every shipped layout, filled with the examples of `cageot layout preview`, dot for dot as it was when a person
last looked at it. `./scripts/golden` draws the pictures anew; read its diff before committing it.

golden.py --write [NAME ...] draws; without --write it is a test."""

import concurrent.futures
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import tomllib
import unittest
import zlib

from png_dots import read_dots

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LAYOUTS = SOURCE / "layouts"
GOLDEN = SOURCE / "tests/golden"
PROGRAM = os.environ["CAGEOT_PROGRAM"]


def wanted():
    """(layout, dpi) of every shipped layout."""
    pairs = []
    for file in sorted(LAYOUTS.glob("*.toml")):
        if file.stem != "icons":
            grids = tomllib.loads(file.read_text()).get("dpi", [203, 300])
            pairs += [(file.stem, dpi) for dpi in grids]
    return pairs


def draw(layout, dpi, out):
    done = subprocess.run([PROGRAM, "layout", "preview", layout, "--dpi", str(dpi), "--out", out],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{layout} at {dpi} dpi: {done.stderr}")
    return read_dots(out)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def write_dots(path, picture):
    """A PNG of one bit a dot: a few kilobytes a label."""
    width, height, rows = picture
    lines = bytearray()
    for row in rows:
        bits = int("1" + "".join("01"[value] for value in row), 2) ^ ((1 << width) - 1)
        pad = -width % 8
        packed = ((bits & ((1 << width) - 1)) << pad).to_bytes((width + pad) // 8, "big")
        lines += b"\0" + packed
    path.write_bytes(b"\x89PNG\r\n\x1a\n"
                     + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(bytes(lines), 9)) + chunk(b"IEND", b""))


def in_parallel(work, pairs):
    with tempfile.TemporaryDirectory() as folder:
        def run(pair):
            layout, dpi = pair
            return work(layout, dpi, draw(layout, dpi, pathlib.Path(folder) / f"{layout}-{dpi}.png"))
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as threads:
            return list(threads.map(run, pairs))


class Golden(unittest.TestCase):
    def test_every_layout_draws_the_dots_that_a_person_looked_at(self):
        def compare(layout, dpi, drawn):
            name = f"{layout}-{dpi}"
            path = GOLDEN / f"{name}.png"
            if not path.exists():
                return f"{name}: no picture"
            looked_at = read_dots(path)
            if drawn[:2] != looked_at[:2]:
                return f"{name}: {drawn[0]} × {drawn[1]} dots instead of {looked_at[0]} × {looked_at[1]}"
            wrong = sum(a != b for new, old in zip(drawn[2], looked_at[2]) if new != old
                        for a, b in zip(new, old))
            return f"{name}: {wrong} dots differ" if wrong else ""

        pairs = wanted()
        self.assertGreater(len(pairs), 40)
        self.assertEqual([text for text in in_parallel(compare, pairs) if text], [],
                         "draw them anew with ./scripts/golden and look at what changed")

    def test_no_picture_is_left_of_a_layout_that_is_gone(self):
        self.assertEqual(sorted(path.stem for path in GOLDEN.glob("*.png")),
                         sorted(f"{layout}-{dpi}" for layout, dpi in wanted()))


def write(names):
    GOLDEN.mkdir(exist_ok=True)
    keep = wanted()
    for path in GOLDEN.glob("*.png"):
        if path.stem not in {f"{layout}-{dpi}" for layout, dpi in keep}:
            path.unlink()
    in_parallel(lambda layout, dpi, drawn: write_dots(GOLDEN / f"{layout}-{dpi}.png", drawn),
                [pair for pair in keep if not names or pair[0] in names])


if __name__ == "__main__":
    if "--write" in sys.argv:
        write([word for word in sys.argv[1:] if word != "--write"])
    else:
        unittest.main()
