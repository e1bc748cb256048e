"""The documents that layouts/ describes, at each dpi that they are made for, and what their symbols may say."""

import dataclasses
import pathlib
import re
import tomllib

from depot_process import SOURCE

OTHER_SYMBOLS = pathlib.Path(__file__).resolve().parent / "other_symbols.toml"
LABELS = ("unit-57x32", "head-57x32", "bag-57x32")
"""What stands on a sheet of labels."""

KIND_OF_FIELD = {"unit_code": "U", "crate_code": "C", "product_code": "P", "command_code": "K",
                 "calibration_code_4": "U", "calibration_code_3": "U", "calibration_code_2": "U"}
TEST_CARD = {"{test_unit}": "U1234567874", "{test_pair}": "U1234567874C12345674", "{test_letters}": "AQWZM-0123456789"}
CODE = re.compile(r"[A-Z]\d+")
SPACED_CODE = re.compile(r"\b([UCPK]) (\d{2,8}) (\d\d)\b")


def is_code(text):
    """ISO 7064 MOD 97-10 over the letter (A = 10 … Z = 35) and the digits."""
    return int(str(ord(text[0]) - ord("A") + 10) + text[1:]) % 97 == 1


def codes_of(text):
    """The codes that a text consists of, or None."""
    codes = CODE.findall(text)
    return codes if codes and "".join(codes) == text and all(map(is_code, codes)) else None


def spaced_codes(text):
    return {"".join(code) for code in SPACED_CODE.findall(text)}


@dataclasses.dataclass(frozen=True)
class SymbolMark:
    symbology: str
    module: int  # dots
    payload: str  # with fields in braces
    box: tuple  # dots of the page: left, top, right, bottom; of a row when in_row
    in_row: bool

    @property
    def kinds(self):
        """Letters of the codes in it."""
        return [KIND_OF_FIELD[field] for field in re.findall(r"{(\w+)}", self.payload) if field in KIND_OF_FIELD]

    def may_say(self, text):
        if self.payload in TEST_CARD:
            return text == TEST_CARD[self.payload]
        if "{" not in self.payload:
            return text.startswith(re.sub(r"[()]", "", self.payload))  # an EAN's check digit may be left out
        codes = codes_of(text)
        return codes is not None and [code[0] for code in codes] == self.kinds


@dataclasses.dataclass(frozen=True)
class Document:
    name: str
    layout: pathlib.Path
    dpi: int
    marks: tuple
    fixed: bool  # each mark stands where the layout file says
    spaced: bool  # each code is also there as text
    layout_name: str = ""
    area: float = 0.0  # of a page, mm²


def symbol_marks(marks, dpi, in_row=False):
    for mark in marks:
        if mark["type"] == "symbol":
            left, top, width, height = (length * dpi / 25.4 for length in mark["box"])
            box = int(left), int(top), int(left + width) + 1, int(top + height) + 1
            yield SymbolMark(mark["symbology"], mark[f"dots_{dpi}"], mark["payload"], box, in_row)
        for row in mark.get("row", []):
            yield from symbol_marks(row.get("mark", []), dpi, True)


def read_document(path, dpi, name=None):
    layout = tomllib.loads(path.read_text(encoding="utf-8"))
    marks = list(symbol_marks(layout["mark"], dpi))
    if "grid" in layout:
        for label in LABELS:
            marks += read_document(SOURCE / f"layouts/{label}.toml", dpi).marks
    fixed = "grid" not in layout and layout.get("length") != "content" and not any(mark.in_row for mark in marks)
    spaced = "grid" in layout or any(
        "_spaced" in mark.get("text", "") or "hri" in mark
        for all_marks in (layout["mark"], *(row["mark"] for mark in layout["mark"] for row in mark.get("row", [])))
        for mark in all_marks)
    return Document(name or path.stem, path, dpi, tuple(marks), fixed, spaced, layout["name"],
                    layout["media"][0] * layout["media"][1])


def shipped_documents():
    for path in sorted((SOURCE / "layouts").glob("*.toml")):
        if path.name != "icons.toml":
            for dpi in tomllib.loads(path.read_text(encoding="utf-8")).get("dpi", [203, 300]):
                yield read_document(path, dpi)
