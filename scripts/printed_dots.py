"""Text by libharu, as renderers turn it into the dots of a 203 dpi head: for scripts/compare_faces."""
import ctypes
import ctypes.util
import pathlib
import struct
import subprocess
import tempfile
import zlib

DPI = 203


class Font:
    """As much of a TrueType file as placing text needs."""

    def __init__(self, path):
        self.path = path
        self.data = data = path.read_bytes()
        count = struct.unpack_from(">H", data, 4)[0]
        self.table = {data[12 + 16 * i:16 + 16 * i].decode(): struct.unpack_from(">I", data, 20 + 16 * i)[0]
                      for i in range(count)}
        self.units = struct.unpack_from(">H", data, self.table["head"] + 18)[0]
        self.long_loca = struct.unpack_from(">h", data, self.table["head"] + 50)[0]
        self.metrics = struct.unpack_from(">H", data, self.table["hhea"] + 34)[0]
        self.glyphs = self.read_cmap()

    def read_cmap(self):
        start = self.table["cmap"]
        for i in range(struct.unpack_from(">H", self.data, start + 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", self.data, start + 4 + 8 * i)
            at = start + offset
            if (platform, encoding) in ((3, 1), (0, 3)) and struct.unpack_from(">H", self.data, at)[0] == 4:
                break
        segments = struct.unpack_from(">H", self.data, at + 6)[0] // 2
        glyphs = {}
        for i in range(segments):
            end, = struct.unpack_from(">H", self.data, at + 14 + 2 * i)
            first, = struct.unpack_from(">H", self.data, at + 16 + 2 * (segments + i))
            delta, = struct.unpack_from(">H", self.data, at + 16 + 2 * (2 * segments + i))
            place = at + 16 + 2 * (3 * segments + i)
            offset, = struct.unpack_from(">H", self.data, place)
            for code in range(first, min(end, 0xFFFE) + 1):
                glyph = code if offset == 0 else struct.unpack_from(">H", self.data, place + offset + 2 * (code - first))[0]
                if glyph:
                    glyphs[chr(code)] = glyph + delta & 0xFFFF
        return glyphs

    def top(self, letter):
        loca, glyph = self.table["loca"], self.glyphs[letter]
        at = struct.unpack_from(">I", self.data, loca + 4 * glyph)[0] if self.long_loca else \
            2 * struct.unpack_from(">H", self.data, loca + 2 * glyph)[0]
        return struct.unpack_from(">4h", self.data, self.table["glyf"] + at + 2)[3]

    def width(self, text):
        """In em, without kerning."""
        return sum(struct.unpack_from(">H", self.data, self.table["hmtx"] + 4 * min(self.glyphs[c], self.metrics - 1))[0]
                   for c in text) / self.units

    def em(self, dots, letter="x"):
        return dots * self.units / self.top(letter)

    def pairs(self):
        """Kerning in em by pair of glyphs, of the "kern" table."""
        at = self.table["kern"] + 4
        count, = struct.unpack_from(">H", self.data, at + 6)
        return {(left, right): value / self.units for left, right, value in
                (struct.unpack_from(">HHh", self.data, at + 14 + 6 * i) for i in range(count))}


class Sheet:
    """One page of libharu, in dots from its top left corner."""

    def __init__(self, width, height):
        self.lib = ctypes.CDLL(ctypes.util.find_library("hpdf") or "libhpdf.so")
        for name in ("HPDF_New", "HPDF_AddPage", "HPDF_GetFont", "HPDF_LoadTTFontFromFile"):
            getattr(self.lib, name).restype = ctypes.c_void_p
        self.doc = ctypes.c_void_p(self.lib.HPDF_New(None, None))
        self.lib.HPDF_SetCompressionMode(self.doc, 0x0F)
        self.lib.HPDF_UseUTFEncodings(self.doc)
        self.page = ctypes.c_void_p(self.lib.HPDF_AddPage(self.doc))
        self.height = -(-height * 72 // DPI)
        self.lib.HPDF_Page_SetWidth(self.page, ctypes.c_float(-(-width * 72 // DPI)))
        self.lib.HPDF_Page_SetHeight(self.page, ctypes.c_float(self.height))
        self.fonts = {}

    def text(self, font, em, x, baseline, text):
        points = 72 / DPI
        if font.path not in self.fonts:
            name = self.lib.HPDF_LoadTTFontFromFile(self.doc, str(font.path).encode(), 1)
            self.fonts[font.path] = self.lib.HPDF_GetFont(self.doc, ctypes.c_void_p(name), b"UTF-8")
        self.lib.HPDF_Page_BeginText(self.page)
        self.lib.HPDF_Page_SetFontAndSize(self.page, ctypes.c_void_p(self.fonts[font.path]), ctypes.c_float(em * points))
        self.lib.HPDF_Page_TextOut(self.page, ctypes.c_float(x * points),
                                   ctypes.c_float(self.height - baseline * points), text.encode())
        self.lib.HPDF_Page_EndText(self.page)

    def save(self, path):
        self.lib.HPDF_SaveToFile(self.doc, str(path).encode())
        self.lib.HPDF_Free(self.doc)
        return path


RENDERERS = {
    "gs": lambda pdf, out: ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pbmraw", f"-r{DPI}", "-dTextAlphaBits=1",
                            "-dGraphicsAlphaBits=1", f"-sOutputFile={out}", pdf],
    "mupdf": lambda pdf, out: ["mutool", "draw", "-q", "-A", "0", "-r", str(DPI), "-F", "pbm", "-o", out, pdf],
    "poppler": lambda pdf, out: ["pdftoppm", "-mono", "-r", str(DPI), "-singlefile", pdf, str(out)[:-4]],
}


class Dots:
    """Rows of dots, black is 1."""

    def __init__(self, rows):
        self.rows = rows

    @classmethod
    def drawn(cls, sheet, renderer="gs"):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            out = folder / "out.pbm"
            subprocess.run(RENDERERS[renderer](sheet.save(folder / "in.pdf"), out), check=True, stderr=subprocess.DEVNULL)
            width, height, bits = cls.split(out.read_bytes())
        stride = (width + 7) // 8
        return cls([[bits[y * stride + x // 8] >> 7 - x % 8 & 1 for x in range(width)] for y in range(height)])

    @staticmethod
    def split(data):
        """Width, height and bits of a portable bitmap."""
        fields, at = [], 0
        while len(fields) < 3:
            end = at
            while not data[end:end + 1].isspace():
                end += 1
            word = data[at:end]
            if word.startswith(b"#"):
                end = data.index(b"\n", at)
            elif word:
                fields.append(word)
            at = end + 1
        return int(fields[1]), int(fields[2]), data[at:]

    def cropped(self, left=0, top=0, right=None, bottom=None):
        return Dots([row[left:right] for row in self.rows[top:bottom]])

    def png(self, path, zoom=1):
        rows = [[dot for dot in row for _ in range(zoom)] for row in self.rows for _ in range(zoom)]
        width = len(rows[0])
        packed = b"".join(b"\0" + int("".join("01"[not dot] for dot in row).ljust(-(-width // 8) * 8, "1"), 2)
                          .to_bytes(-(-width // 8), "big") for row in rows)

        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)) +
                         chunk(b"IDAT", zlib.compress(packed, 9)) + chunk(b"IEND", b""))

    def runs(self):
        """Lengths of black runs of all rows."""
        lengths = []
        for row in self.rows:
            length = 0
            for dot in [*row, 0]:
                if dot:
                    length += 1
                elif length:
                    lengths.append(length)
                    length = 0
        return lengths

    def pieces(self):
        """Black areas that do not touch each other, not even at a corner."""
        black = {(x, y) for y, row in enumerate(self.rows) for x, dot in enumerate(row) if dot}
        count = 0
        while black:
            count += 1
            pending = [black.pop()]
            while pending:
                x, y = pending.pop()
                near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & black
                black -= near
                pending += near
        return count

    def differs(self, other):
        """Dots that differ when both stand on one baseline, at the best sideways shift."""
        def at(dots, x, y):
            return dots.rows[y][x] if 0 <= x < len(dots.rows[y]) else 0
        width = max(len(self.rows[0]), len(other.rows[0]))
        return min(sum(at(self, x + shift, y) != at(other, x, y) for y in range(len(self.rows)) for x in range(-3, width + 3))
                   for shift in (-2, -1, 0, 1, 2))
