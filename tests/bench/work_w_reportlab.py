#!/usr/bin/env python3
"""The work W by ReportLab: work_w_reportlab.py LABELS OUT. See docs/performance.md."""
import sys

from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationSans-%s.ttf"
WIDTH, HEIGHT = 162, 91
DOT = 72 / 203


def draw(page, number, product, unit, farm, name, piece, code):
    page.setFont("bold", 24.8)
    page.drawString(5.7, HEIGHT - 21.3, number)
    page.setFont("regular", 8.2)
    page.drawRightString(155.9, HEIGHT - 11.6, name)
    page.setFont("bold", 8.6)
    page.drawString(5.7, HEIGHT - 33.4, product)
    page.setFont("regular", 8.7)
    page.drawRightString(155.9, HEIGHT - 33.4, unit)
    page.rect(5.7, HEIGHT - 40.4, 150.2, 0.7, stroke=0, fill=1)
    page.setFont("regular", 6.7)
    page.drawString(5.7, HEIGHT - 46.8, farm)
    page.setFont("bold", 6.7)
    page.drawRightString(155.9, HEIGHT - 46.8, piece)
    bars = Code128(code, barWidth=2 * DOT, barHeight=25.5, quiet=0)
    bars.drawOn(page, 61 * DOT, HEIGHT - 78.5)
    page.setFont("regular", 6.7)
    page.drawCentredString(WIDTH / 2, HEIGHT - 84.8, code)
    page.showPage()


def main():
    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(face.lower(), LIBERATION % face))
    page = Canvas(sys.argv[2] + "/1.pdf", pagesize=(WIDTH, HEIGHT), pageCompression=1)
    with open(sys.argv[1], encoding="utf-8") as labels:
        for line in labels:
            draw(page, *line.rstrip("\n").split("\t"))
    page.save()


main()
