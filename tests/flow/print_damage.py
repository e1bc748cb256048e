"""What goes wrong between the dots of a page and the paper, done to pictures in 1 bit. Black is True; the sizes
are those of the dots of a print head. Every chance is drawn from a seed."""

import random

import numpy

SURROUNDINGS_MM = 2.0  # seen around the quiet zone
MM_AN_INCH = 25.4
BLUR_MM = 0.020
BLUR_GRID = 4
DEAD_DOTS = 12
BLOBS = 10
BLOB_SHARE = 0.10
DRIFT_MM = 1.0
DAMAGES = ("half a dot", "one dot", "blur", "dead dot", "blob", "drift", "drift on black")


def dots_of(millimetres, dpi):
    return round(millimetres * dpi / MM_AN_INCH)


def window(dots, box, backing=False):
    """The part within `box` = left, top, right, bottom; beyond the paper is the backing."""
    height, width = dots.shape
    left, top, right, bottom = box
    part = numpy.full((bottom - top, right - left), backing)
    inner = dots[max(top, 0):min(bottom, height), max(left, 0):min(right, width)]
    part[max(-top, 0):max(-top, 0) + inner.shape[0], max(-left, 0):max(-left, 0) + inner.shape[1]] = inner
    return part


def seen_around(place, dpi):
    left, top, right, bottom = place.with_quiet_zone()
    more = dots_of(SURROUNDINGS_MM, dpi)
    return left - more, top - more, right + more, bottom + more


def enlarged(dots, times):
    return dots.repeat(times, 0).repeat(times, 1)


def grown(dots):
    """By one dot to the right and one down: as wide as half a dot on every side, and half a dot out of place."""
    wide = dots.copy()
    wide[:, 1:] |= dots[:, :-1]
    high = wide.copy()
    high[1:] |= wide[:-1]
    return high


def blurred(dots, dpi):
    """By a Gaussian on a grid four times finer, then black where more than half is black."""
    sigma = BLUR_MM * dpi / MM_AN_INCH * BLUR_GRID
    reach = int(4 * sigma) + 1
    weights = numpy.exp(-0.5 * (numpy.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    gray = numpy.pad(enlarged(dots, BLUR_GRID), reach).astype(numpy.float32)
    height, width = gray.shape
    gray = sum(weight * gray[:, i:width - 2 * reach + i] for i, weight in enumerate(weights))
    gray = sum(weight * gray[i:height - 2 * reach + i] for i, weight in enumerate(weights))
    return gray > 0.5


def with_dead_dots(dots, inner):
    """Each time another column, of those with ink of the symbol `inner`, is white from end to end."""
    left, top, right, bottom = inner
    inked = [x for x in range(left, right) if dots[top:bottom, x].any()]
    for i in range(DEAD_DOTS):
        column = inked[(2 * i + 1) * len(inked) // (2 * DEAD_DOTS)]
        damaged = dots.copy()
        damaged[:, column] = False
        yield damaged


def with_blobs(dots, inner, chance):
    """A disc of a tenth of the symbol's area, black and white in turn, wholly on the symbol where it fits."""
    left, top, right, bottom = inner
    radius = (BLOB_SHARE * (right - left) * (bottom - top) / numpy.pi) ** 0.5
    rows, columns = numpy.indices(dots.shape)
    for i in range(BLOBS):
        x, y = (chance.uniform(low + radius, high - radius) if high - low > 2 * radius else (low + high) / 2
                for low, high in ((left, right), (top, bottom)))
        damaged = dots.copy()
        damaged[(columns + 0.5 - x) ** 2 + (rows + 0.5 - y) ** 2 <= radius ** 2] = i % 2 == 0
        yield damaged


def drifted(page, box, dpi, backing):
    """Printed 1 mm too far to each side; what leaves the paper is lost. Seen is where the symbol went."""
    far = dots_of(DRIFT_MM, dpi)
    height, width = page.shape
    for x, y in ((far, 0), (-far, 0), (0, far), (0, -far)):
        moved = window(page, (-x, -y, width - x, height - y))
        yield window(moved, (box[0] + x, box[1] + y, box[2] + x, box[3] + y), backing)


def damaged_pictures(page, place, dpi, seed):
    """Of one symbol of a page: pairs of the damage and a picture."""
    box = seen_around(place, dpi)
    dots = window(page, box)
    inner = (place.left - box[0], place.top - box[1], place.right - box[0], place.bottom - box[1])
    yield "half a dot", grown(enlarged(dots, 2))
    yield "one dot", grown(dots)
    yield "blur", blurred(dots, dpi)
    for picture in with_dead_dots(dots, inner):
        yield "dead dot", picture
    for picture in with_blobs(dots, inner, random.Random(seed)):
        yield "blob", picture
    for picture in drifted(page, box, dpi, False):
        yield "drift", picture
    for picture in drifted(page, box, dpi, True):
        yield "drift on black", picture
