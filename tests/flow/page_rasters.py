"""Pages of a document as dots, drawn in 1 bit at the printer's dpi by two programs that do not share a line."""

import math
import re
import subprocess

import numpy


def load_bitmap(path):
    """A raw portable bitmap; black is True."""
    data = path.read_bytes()
    head = re.match(rb"P4\s(?:#[^\n]*\n)*(\d+)\s(\d+)\s", data)
    width, height = int(head[1]), int(head[2])
    packed = numpy.frombuffer(data[head.end():], numpy.uint8).reshape(height, -1)
    return numpy.unpackbits(packed, axis=1)[:, :width].astype(bool)


def page_sizes(pdf):
    """In points."""
    done = subprocess.run(["pdfinfo", "-l", "-1", pdf], capture_output=True, text=True, check=True)
    return [(float(width), float(height)) for width, height
            in re.findall(r"^Page +\d+ size:\s+([\d.]+) x ([\d.]+)", done.stdout, re.M)]


def page_texts(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def draw_with_ghostscript(pdf, dpi, folder):
    """With the page's top on the raster's top, as CUPS draws for a printer."""
    folder.mkdir()
    sizes = page_sizes(pdf)
    pages = []
    for size in sorted(set(sizes)):
        numbers = [number for number, other in enumerate(sizes, 1) if other == size]
        width, height = (math.ceil(points * dpi / 72 - 0.001) for points in size)
        up = height * 72 / dpi - size[1]
        subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pbmraw", f"-r{dpi}",
                        f"-g{width}x{height}", "-dFIXEDMEDIA", "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1",
                        "-sPageList=" + ",".join(map(str, numbers)), f"-sOutputFile={folder}/{numbers[0]}-%d.pbm",
                        "-c", f"<</Install{{0 {up} translate}}>>setpagedevice", "-f", pdf], check=True)
        pages += [(number, folder / f"{numbers[0]}-{i}.pbm") for i, number in enumerate(numbers, 1)]
    return [load_bitmap(file) for _, file in sorted(pages)]


def draw_with_poppler(pdf, dpi, folder):
    folder.mkdir()
    subprocess.run(["pdftoppm", "-mono", "-r", str(dpi), pdf, folder / "p"], check=True, stderr=subprocess.DEVNULL)
    files = sorted(folder.iterdir(), key=lambda file: int(re.search(r"-(\d+)\.pbm$", file.name)[1]))
    return [load_bitmap(file) for file in files]
