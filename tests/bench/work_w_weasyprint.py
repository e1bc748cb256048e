#!/usr/bin/env python3
"""The work W by WeasyPrint, one page of HTML a label and its bars as SVG: work_w_weasyprint.py LABELS OUT."""
import html
import sys

from reportlab.graphics.barcode.code128 import Code128
from weasyprint import HTML

STYLE = """
@page { size: 162pt 91pt; margin: 0 }
body { margin: 0; font-family: "Liberation Sans" }
section { position: relative; width: 162pt; height: 91pt; break-after: page }
section:last-child { break-after: auto }
section > * { position: absolute; line-height: 1; white-space: nowrap }
.number { left: 5.7pt; top: 1pt; font: bold 24.8pt "Liberation Sans" }
.name { right: 6.1pt; top: 4pt; font-size: 8.2pt }
.product { left: 5.7pt; top: 26pt; font-size: 8.6pt; font-weight: bold }
.unit { right: 6.1pt; top: 26pt; font-size: 8.7pt }
.rule { left: 5.7pt; top: 39.7pt; width: 150.2pt; height: 0.7pt; background: black }
.farm { left: 5.7pt; top: 41pt; font-size: 6.7pt }
.piece { right: 6.1pt; top: 41pt; font-size: 6.7pt; font-weight: bold }
svg { left: 21.64pt; top: 53pt; width: 118.46pt; height: 25.5pt }
.code { left: 0; width: 162pt; top: 79pt; font-size: 6.7pt; text-align: center }
"""


def svg_of(code):
    bars = Code128(code, quiet=0)
    bars.validate()
    bars.encode()
    bars.decompose()
    rects, x = [], 0
    for element in bars.decomposed:  # capitals are bars, small letters spaces, a…d their modules
        width = ord(element.lower()) - ord("a") + 1
        if element.isupper():
            rects.append(f'<rect x="{x}" width="{width}" height="1"/>')
        x += width
    return f'<svg viewBox="0 0 {x} 1" preserveAspectRatio="none">{"".join(rects)}</svg>'


def section_of(line):
    number, product, unit, farm, name, piece, code = map(html.escape, line.rstrip("\n").split("\t"))
    return (f'<section><div class="number">{number}</div><div class="name">{name}</div>'
            f'<div class="product">{product}</div><div class="unit">{unit}</div><div class="rule"></div>'
            f'<div class="farm">{farm}</div><div class="piece">{piece}</div>{svg_of(code)}'
            f'<div class="code">{code}</div></section>')


def main():
    with open(sys.argv[1], encoding="utf-8") as labels:
        body = "".join(map(section_of, labels))
    HTML(string=f"<style>{STYLE}</style><body>{body}</body>").write_pdf(sys.argv[2] + "/1.pdf")


main()
