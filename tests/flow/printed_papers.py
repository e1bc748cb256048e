"""Papers that came out of virtual printers, told apart by their dots and named by the codes on them."""

import collections
import hashlib
import pathlib
import re
import subprocess
import tempfile

A_RUN = 40
"""Pictures for one run of zbarimg."""
CODE = re.compile(r"[UCPK]\d+")


def dots_of(png):
    """Names a picture: the printer writes equal dots as equal bytes."""
    return hashlib.sha256(png).hexdigest()


class Reader:
    """Reads each picture once."""

    def __init__(self):
        self.codes = {}  # by dots

    def read(self, pictures):
        """The code of each picture, None when none is read: a unit's, a product's, a crate's."""
        fresh = {dots_of(png): png for png in pictures if dots_of(png) not in self.codes}
        names = list(fresh)
        for begin in range(0, len(names), A_RUN):
            self.codes.update(decoded({name: fresh[name] for name in names[begin:begin + A_RUN]}))
        return [self.codes[dots_of(png)] for png in pictures]


def decoded(pictures):
    with tempfile.TemporaryDirectory(prefix="cageot-read-") as name:
        folder = pathlib.Path(name)
        for dots, png in pictures.items():
            (folder / f"{dots}.png").write_bytes(png)
        done = subprocess.run(["zbarimg", "--quiet", "--xml", *(f"{dots}.png" for dots in pictures)], cwd=folder,
                              capture_output=True, text=True)
    codes = dict.fromkeys(pictures)
    for source in done.stdout.split("<source href='")[1:]:
        texts = re.findall(r"<!\[CDATA\[(.*?)\]\]>", source)
        found = {code for text in texts for code in CODE.findall(text)}
        # A unit's label says its crate too.
        codes[source.split(".png", 1)[0]] = min(found, key=lambda code: "UPCK".index(code[0])) if found else None
    return codes


def wanted_papers(plan):
    """How many pages each code of a plan stands on."""
    return {label["code"]: 1 for label in plan["labels"]} | {
        ticket["crate"]: ticket["pages"] for ticket in plan["tickets"]}


def count_papers(reader, pictures):
    """How often each picture came out, by code; without a code, under None."""
    printed = collections.defaultdict(collections.Counter)
    for png, code in zip(pictures, reader.read(pictures)):
        printed[code][dots_of(png)] += 1
    return printed


def lost_papers(wanted, printed):
    return [code for code, pages in wanted.items() if len(printed.get(code, ())) < pages]


def repeated_papers(wanted, printed):
    """What came out more than once, DUPLICATA or not."""
    return [code for code, copies in printed.items()
            if len(copies) > wanted.get(code, 0) or any(count > 1 for count in copies.values())]
