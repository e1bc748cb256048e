"""What the print scheduler was given, as text: it keeps its documents when CAGEOT_CUPS_KEEP_FILES is Yes."""

import pathlib
import re
import subprocess


def texts(scheduler):
    """The pages of every document, in the order in which they were given."""
    pages = []
    for path in sorted(pathlib.Path(scheduler.directory, "spool").glob("d*-001")):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
        pages += done.stdout.split("\f")[:-1]
    return pages


def missing_rows(page):
    """The rows of an order ticket's page that tell what is missing: [(quantity, text)]."""
    return [(int(quantity), " ".join(text.split()))
            for quantity, text in re.findall(r"^manque\s+(\d+)\s*×\s*(.*)$", page, re.MULTILINE)]
