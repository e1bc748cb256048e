"""What the print scheduler was given, as text: it keeps its documents when CAGEOT_CUPS_KEEP_FILES is Yes."""

import pathlib
import subprocess


def texts(scheduler):
    """The pages of every document, in the order in which they were given."""
    pages = []
    for path in sorted(pathlib.Path(scheduler.directory, "spool").glob("d*-001")):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
        pages += done.stdout.split("\f")[:-1]
    return pages


def missing_rows(page):
    """The rows under MANQUE of an order ticket's page: [(quantity, text)]."""
    lines = page.splitlines()
    headings = [place for place, line in enumerate(lines) if line.strip() == "MANQUE"]
    if not headings:
        return []
    rows = []
    for line in lines[headings[0] + 1:]:
        words = line.split()
        if len(words) < 2 or not words[0].isdigit():
            if rows:
                break
            continue
        rows.append((int(words[0]), " ".join(words[1:])))
    return rows
