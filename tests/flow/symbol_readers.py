"""Three programs that read symbols from pictures, each in its own words; here they answer alike: for each file
the set of (symbology, text) that they saw. None of them is told what to look for."""

import collections
import contextlib
import ctypes
import os
import subprocess

import numpy

FILES_A_RUN = 400
ZXING = {"Code128": "code128", "QRCode": "qr", "EAN-13": "ean13", "EAN-8": "ean8", "DataMatrix": "datamatrix"}
ZBAR = {"CODE-128": "code128", "QR-Code": "qr", "EAN-13": "ean13", "EAN-8": "ean8"}
PLAIN = {"gs1-128": "code128", "gs1-datamatrix": "datamatrix"}
"""What a reader calls a GS1 symbol: the text alone tells the difference."""


def save_picture(dots, path):
    """Black is True. A grey map without comments: ZXingReader takes no bitmap, and stumbles over comments."""
    height, width = dots.shape
    path.write_bytes(b"P5\n%d %d\n255\n" % (width, height) + numpy.where(dots, 0, 255).astype(numpy.uint8).tobytes())


def parts(files):
    files = [str(file) for file in files]
    return [files[i:i + FILES_A_RUN] for i in range(0, len(files), FILES_A_RUN)]


def read_with_zxing(files):
    found = collections.defaultdict(set)
    for part in parts(files):
        # -noscale: ZXing 1.4 compares what it found at several scales, and an assertion ends the program when a
        # symbol of bars is among it. Two such symbols of one text in a picture end it as well.
        done = subprocess.run(["ZXingReader", "-noscale", "-1", *part], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"ZXingReader: {done.returncode}\n{done.stderr}")
        for line in done.stdout.splitlines():
            file, symbology, *text = line.split(" ", 2)
            if text:  # else nothing was found
                found[file].add((ZXING.get(symbology, symbology), text[0][1:-1]))
    return found


def load_picture(path):
    """One that save_picture wrote: width, height, bytes."""
    _, size, _, dots = path.read_bytes().split(b"\n", 3)
    return *map(int, size.split()), dots


class Zbar:
    """libzbar by itself: zbarimg remembers halves of an EAN from one picture to the next, and so reads in the company
    of others what it does not read alone. Here each picture has a scanner of its own."""

    def __init__(self):
        self.library = ctypes.CDLL("libzbar.so.0")
        for name in ("image_scanner_create", "image_create", "image_first_symbol", "symbol_next", "symbol_get_data"):
            getattr(self.library, f"zbar_{name}").restype = ctypes.c_void_p
        self.library.zbar_get_symbol_name.restype = ctypes.c_char_p

    def __call__(self, name, *arguments):
        return getattr(self.library, f"zbar_{name}")(*arguments)

    def read(self, width, height, dots):
        scanner = ctypes.c_void_p(self("image_scanner_create"))
        image = ctypes.c_void_p(self("image_create"))
        self("image_set_format", image, int.from_bytes(b"Y800", "little"))
        self("image_set_size", image, width, height)
        self("image_set_data", image, dots, ctypes.c_ulong(len(dots)), None)
        self("scan_image", scanner, image)
        symbol = ctypes.c_void_p(self("image_first_symbol", image))
        while symbol:
            name = self("get_symbol_name", self("symbol_get_type", symbol)).decode()
            size = self("symbol_get_data_length", symbol)
            yield ZBAR.get(name, name), ctypes.string_at(self("symbol_get_data", symbol), size).decode("latin-1")
            symbol = ctypes.c_void_p(self("symbol_next", symbol))
        self("image_destroy", image)
        self("image_scanner_destroy", scanner)


@contextlib.contextmanager
def without_standard_error():
    """Of libraries too."""
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def read_with_zbar(files):
    zbar = Zbar()
    with without_standard_error():  # zbar 0.23 tells there what it asserts in vain about DataBar
        return {str(file): set(zbar.read(*load_picture(file))) for file in files}


def read_with_dmtx(files):
    found = collections.defaultdict(set)
    for file in files:
        done = subprocess.run(["dmtxread", "-N1", str(file)], capture_output=True)
        if done.stdout:
            found[str(file)].add(("datamatrix", done.stdout.decode("latin-1")))
    return found


READERS = {"ZXing": read_with_zxing, "zbar": read_with_zbar, "dmtx": read_with_dmtx}


def readers_of(symbology):
    """zbar reads no DataMatrix; libdmtx reads nothing else."""
    return ("ZXing", "dmtx") if symbology in ("datamatrix", "gs1-datamatrix") else ("ZXing", "zbar")
