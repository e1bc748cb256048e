"""The tables of docs/scanability.md, between comments that name them."""

import collections
import re
import subprocess

from document_scans import CLEAN
from print_damage import DAMAGES
from symbol_readers import readers_of

PROGRAMS = ("zxing-cpp-tools", "libzbar0", "dmtx-utils", "ghostscript", "poppler-utils")
HEADS = ("ghostscript", "poppler", "½ dot", "1 dot", "blur", "dead dot", "blob", "drift", "drift, black")
WEEK = "sample week, "


def versions():
    """Of the Debian packages of all programs that have a part in it."""
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *PROGRAMS], capture_output=True,
                          text=True, check=True)
    return ", ".join(sorted(re.sub(r"[-+~]\S*$", "", line) for line in done.stdout.splitlines()))


def cell(scans, rows, damage):
    """Percent read of all pictures of `rows` by one reader and the other; one figure where they are alike."""
    percents = []
    for reader in readers_of(rows[0][2]):
        shown, read = (sum(counter[row, damage, reader] for row in rows) for counter in (scans.shown, scans.read))
        if not shown:
            return "–"
        percents.append(f"{100 * read // shown}")
    return percents[0] if percents[0] == percents[1] else "/".join(percents)


def table(heads, lines):
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in (heads, ["---"] * len(heads), *lines))


def line_of(scans, rows, columns=(*CLEAN, *DAMAGES)):
    return sum(scans.symbols[row] for row in rows), *(cell(scans, rows, column) for column in columns)


def by_document(scans, documents):
    lines = []
    for document in sorted(documents, key=lambda document: (document.name, document.dpi)):
        rows = sorted(row for row in scans.symbols if row[:2] == (document.name, document.dpi))
        lines += [(*row[:2], f"{row[2]}, {row[3]}", *line_of(scans, [row])) for row in rows]
        if not rows:
            lines.append((document.name, document.dpi, "none", 0, *["–"] * len(HEADS)))
    return table(("document", "dpi", "symbol, dots", "symbols", *HEADS), lines)


def by_symbol(scans):
    """The same of all documents together."""
    kinds = collections.defaultdict(list)
    for row in scans.symbols:
        if not row[0].startswith(WEEK):
            kinds[row[2], row[1], row[3]].append(row)
    return table(("symbol", "dpi", "dots", "symbols", *HEADS),
                 [(*kind, *line_of(scans, sorted(rows))) for kind, rows in sorted(kinds.items())])


def of_week(scans):
    rows = sorted(row for row in scans.symbols if row[0].startswith(WEEK))
    return table(("document", "dpi", "symbol, dots", "symbols", *CLEAN),
                 [(row[0][len(WEEK):], row[1], f"{row[2]}, {row[3]}", *line_of(scans, [row], CLEAN)) for row in rows])


def readings(scans):
    return f"Damaged pictures were read {scans.readings} times, by no reader the same twice in a document; a text that " \
        f"is not on the page came back {len(scans.misreads)} times."


def parts(scans, documents):
    return {"versions": f"Drawn and read by {versions()}.", "readings": readings(scans), "symbols": by_symbol(scans),
            "week": of_week(scans), "documents": by_document(scans, documents)}


def clean_columns(text):
    """What the lines of a table say of the two rasters."""
    heads, _, *lines = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines())
    return {tuple(line[heads.index(raster)] for raster in CLEAN) for line in lines}


def parts_of(text):
    """What stands between the comments, by name."""
    return {name: part for name, part in re.findall(r"<!-- (\w+) -->\n(.*?)\n<!-- end -->", text, re.S)}


def with_parts(text, parts):
    return re.sub(r"(<!-- (\w+) -->\n).*?(\n<!-- end -->)",
                  lambda match: match[1] + parts[match[2]] + match[3], text, flags=re.S)
