"""Photographs that a telephone takes of labels in a cold room, made from the labels' dots: 12 kinds of trouble, each
mild, middling and strong. Lengths are millimetres on the label; every chance is drawn from a seed."""

import dataclasses
import io
import math

import numpy
from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1200)
FINER = 2  # the scene is drawn so many times finer than the photograph
PAPER, INK = 232, 48  # thermal paper is not white, nor its ink black
DOT_BLUR_MM = 0.025
EYE_MM = 260  # from the label to the lens
STRENGTHS = ("mild", "middling", "strong")


@dataclasses.dataclass(frozen=True)
class Trouble:
    """What one photograph suffers from; what is not told is what the best photograph has too."""
    scale: float = 15.0      # pixels a millimetre
    tilt: float = 4.0        # degrees out of the picture's plane
    turn: float = 4.0        # degrees in it, at most, either way
    exact_turn: float = 0.0  # degrees in it
    labels: int = 1
    blur: float = 0.02       # of the lens
    shake: float = 0.0       # how far the hand moved
    gradient: float = 0.9    # light of the darkest corner
    shadow: float = 1.0      # light behind a sharp edge across the label
    glare: float = 0.0       # radius of a reflection
    crease: float = 0.0      # how far the two sides of a fold are apart
    noise: float = 3.0       # of 255
    quality: int = 88        # of the JPEG
    thumb: str = ""          # what it hides


KINDS = {
    "tilted": [Trouble(tilt=angle) for angle in (15, 25, 35)],
    "turned": [Trouble(exact_turn=angle, turn=0) for angle in (12, 30, 45)],
    "out of focus": [Trouble(blur=blur) for blur in (0.05, 0.1, 0.18)],
    "shaken": [Trouble(shake=far, blur=0.03) for far in (0.15, 0.35, 0.6)],
    "shadow": [Trouble(gradient=low, shadow=edge) for low, edge in ((0.7, 0.6), (0.5, 0.4), (0.3, 0.15))],
    "glare": [Trouble(glare=radius) for radius in (3, 6, 10)],
    "folded": [Trouble(crease=far) for far in (0.2, 0.6, 1.2)],
    "dark and noisy": [Trouble(noise=noise, gradient=low) for noise, low in ((10, 0.7), (25, 0.5), (45, 0.4))],
    "JPEG": [Trouble(scale=scale, quality=quality) for scale, quality in ((10, 85), (8, 70), (7, 60))],
    "far": [Trouble(scale=scale) for scale in (9, 6, 4)],
    "several": [Trouble(labels=labels, scale=11, tilt=8) for labels in (2, 4, 6)],
    "thumb": [Trouble(thumb=hidden) for hidden in ("number", "bars", "half the QR")],
}
TIPS = {"number": (0.08, 0.12), "bars": (0.28, 0.72), "half the QR": (0.86, 0.95)}
"""Where a thumb's tip lies, as parts of a 57x32 label's width and height."""


def printed(dots, dpi, pixels_a_mm):
    """The label as paper, in gray; `dots` is True where it is black."""
    times = 3
    picture = Image.fromarray(numpy.where(dots, INK, PAPER).astype(numpy.uint8).repeat(times, 0).repeat(times, 1))
    picture = picture.filter(ImageFilter.GaussianBlur(DOT_BLUR_MM * times * dpi / 25.4))
    height, width = dots.shape
    return picture.resize([max(1, round(side * 25.4 / dpi * pixels_a_mm)) for side in (width, height)], Image.LANCZOS)


def creased(paper, pixels_a_mm, far, chance):
    """Folded and flattened again: beyond a line the label went aside, and the line is a shade."""
    pixels = numpy.asarray(paper).astype(numpy.float32)
    height, width = pixels.shape
    across = width * chance.uniform(0.3, 0.7) + numpy.arange(height) * math.tan(chance.uniform(-0.3, 0.3))
    columns = numpy.arange(width)[None, :]
    beside = columns - across[:, None]
    shift = round(far * pixels_a_mm)
    moved = numpy.roll(pixels, shift, 0)
    moved[:shift] = PAPER
    pixels = numpy.where(beside > 0, moved, pixels)
    distance = beside / pixels_a_mm
    pixels *= 1 - 0.45 * numpy.exp(-(distance / 0.5) ** 2) + 0.12 * numpy.exp(-((distance - 1.2) / 0.8) ** 2)
    return Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8))


def corners(size_mm, centre, scale, turn, tilt, axis):
    """Of a label, in pixels, seen by a lens over `centre`; tilted about the direction `axis` of its plane."""
    seen = []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        x, y = x * size_mm[0], y * size_mm[1]
        along = x * math.cos(axis) + y * math.sin(axis)
        away = -x * math.sin(axis) + y * math.cos(axis)
        depth = EYE_MM + away * math.sin(tilt)
        away *= math.cos(tilt)
        x = (along * math.cos(axis) - away * math.sin(axis)) * EYE_MM / depth * scale
        y = (along * math.sin(axis) + away * math.cos(axis)) * EYE_MM / depth * scale
        seen.append((centre[0] + x * math.cos(turn) - y * math.sin(turn),
                     centre[1] + x * math.sin(turn) + y * math.cos(turn)))
    return seen


def perspective(places, size):
    """The eight numbers by which PIL finds the pixel of a picture of `size` that stands at a place."""
    rows, values = [], []
    for (x, y), (u, v) in zip(places, ((0, 0), (size[0], 0), size, (0, size[1]))):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return numpy.linalg.solve(numpy.array(rows, float), numpy.array(values, float))


def grain(random, size, cells):
    """Soft spots, `cells` of them across: values about 0 with a deviation of about 1."""
    small = random.normal(0, 1, (max(2, cells * size[1] // size[0]), cells)).astype(numpy.float32)
    return numpy.asarray(Image.fromarray(small, "F").resize(size, Image.BICUBIC))


def shelf(size, chance, random):
    """Planks of a crate, and round, long and leafy things on them."""
    wood = numpy.zeros((size[1], size[0], 3), numpy.float32)
    wood += numpy.array((168, 128, 84), numpy.float32)
    fibres = grain(random, (size[1], size[0]), 60).T[..., None]  # drawn out along the planks
    lines = random.normal(0, 9, (size[1], 1, 1)).astype(numpy.float32)
    wood += 6 * fibres + lines + 10 * grain(random, size, 8)[..., None]
    scene = Image.fromarray(wood.clip(0, 255).astype(numpy.uint8))
    draw = ImageDraw.Draw(scene)
    plank = size[1] // 4
    for y in range(chance.randrange(plank), size[1], plank):
        draw.rectangle((0, y, size[0], y + size[1] // 90), fill=(38, 26, 16))
    colours = ((198, 46, 34), (226, 120, 30), (92, 132, 48), (240, 214, 90), (96, 40, 84), (222, 214, 196))
    for _ in range(45):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        wide, high = chance.uniform(0.04, 0.16) * size[0], chance.uniform(0.03, 0.1) * size[0]
        colour = chance.choice(colours)
        for ring in range(8, 0, -1):  # lighter towards the lamp
            part = ring / 8
            shade = tuple(min(255, int(value * (1.25 - 0.6 * part))) for value in colour)
            middle = x - wide * (1 - part) * 0.35, y - high * (1 - part) * 0.35
            draw.ellipse((middle[0] - wide * part, middle[1] - high * part, middle[0] + wide * part,
                          middle[1] + high * part), fill=shade)
    for _ in range(14):  # straps, stalks and other people's print
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        far = chance.uniform(0.1, 0.4) * size[0]
        angle = chance.uniform(0, math.tau)
        dark = chance.randrange(20, 120)
        for i in range(chance.choice((1, 1, 7))):
            draw.line((x + i * 14, y, x + i * 14 + far * math.cos(angle), y + far * math.sin(angle)),
                      fill=(dark, dark, dark), width=chance.randrange(3, 10))
    return scene.filter(ImageFilter.GaussianBlur(2.5))


def centres(count):
    """Of `count` labels, in parts of the picture."""
    if count == 1:
        return [(0.5, 0.5)]
    rows = (count + 1) // 2
    return [(0.27 + 0.46 * (i % 2), (i // 2 + 0.5) / rows) for i in range(count)]


def stick(scene, dots, dpi, centre, trouble, chance):
    """One label onto the scene, with its shadow on what lies below; gives its corners."""
    scale = trouble.scale * FINER
    paper = printed(dots, dpi, scale * 1.1)
    if trouble.crease:
        paper = creased(paper, scale * 1.1, trouble.crease, chance)
    size_mm = dots.shape[1] * 25.4 / dpi, dots.shape[0] * 25.4 / dpi
    turn = math.radians(trouble.exact_turn or chance.uniform(-trouble.turn, trouble.turn))
    places = corners(size_mm, centre, scale, turn, math.radians(trouble.tilt), chance.uniform(0, math.tau))
    box = [round(limit(values)) + more for limit, more in ((min, -60), (max, 60)) for values in zip(*places)]
    part = scene.crop(box)
    inside = [(x - box[0], y - box[1]) for x, y in places]
    below = Image.new("L", part.size, 0)
    ImageDraw.Draw(below).polygon([(x + 14, y + 18) for x, y in inside], fill=130)
    part.paste((10, 8, 6), mask=below.filter(ImageFilter.BoxBlur(12)))
    mask = Image.new("L", part.size, 0)
    ImageDraw.Draw(mask).polygon(inside, fill=255)
    gray = paper.transform(part.size, Image.PERSPECTIVE, perspective(inside, paper.size), Image.BICUBIC)
    warm = Image.merge("RGB", (gray, gray.point(lambda value: value * 0.985), gray.point(lambda value: value * 0.95)))
    part.paste(warm, mask=mask)
    scene.paste(part, box[:2])
    return places


def press_thumb(scene, places, trouble):
    """From the label's edge nearest to what is hidden."""
    right, down = TIPS[trouble.thumb]
    (ax, ay), (bx, by), _, (dx, dy) = places
    x, y = ax + right * (bx - ax) + down * (dx - ax), ay + right * (by - ay) + down * (dy - ay)
    wide = 8.5 * trouble.scale * FINER
    away = -1 if right < 0.5 else 1
    fleshy = Image.new("L", scene.size, 0)
    draw = ImageDraw.Draw(fleshy)
    draw.ellipse((x - wide, y - wide, x + wide, y + wide), fill=255)
    draw.polygon(((x, y - wide), (x + away * 3000, y - wide + 900), (x + away * 3000, y + wide + 900), (x, y + wide)),
                 fill=255)
    scene.paste((205, 150, 122), mask=fleshy.filter(ImageFilter.BoxBlur(6)))
    nail = (x - away * wide * 0.7 - wide * 0.35, y - wide * 0.5, x - away * wide * 0.7 + wide * 0.75, y + wide * 0.5)
    draw = ImageDraw.Draw(scene)
    draw.ellipse(nail, fill=(226, 184, 166))


def lit(pixels, trouble, chance, random):
    """Uneven light over the whole, a shadow's edge and a reflection across the middle."""
    height, width, _ = pixels.shape
    rows, columns = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    angle = chance.uniform(0, math.tau)
    slope = (columns - width / 2) * math.cos(angle) + (rows - height / 2) * math.sin(angle)
    slope = (slope - slope.min()) / (slope.max() - slope.min())
    light = trouble.gradient + (1 - trouble.gradient) * slope + 0.01 * grain(random, (width, height), 12)
    if trouble.shadow < 1:
        angle = chance.uniform(0, math.tau)
        beyond = (columns - width / 2) * math.cos(angle) + (rows - height / 2) * math.sin(angle)
        light *= trouble.shadow + (1 - trouble.shadow) / (1 + numpy.exp(-(beyond / 4).clip(-50, 50)))
    pixels = pixels * light[..., None]
    if trouble.glare:
        radius = trouble.glare * trouble.scale
        x, y = width * chance.uniform(0.4, 0.65), height * chance.uniform(0.42, 0.62)
        far = ((columns - x) / radius) ** 2 + ((rows - y) / radius / 0.7) ** 2
        pixels += (330 * numpy.exp(-far))[..., None]
    return pixels


def shaken(picture, pixels, angle):
    """Moved along a line while it was taken."""
    if pixels < 1:
        return picture
    steps = max(2, math.ceil(pixels))
    total = numpy.zeros((picture.size[1], picture.size[0], 3), numpy.float32)
    for i in range(steps):
        far = pixels * (i / (steps - 1) - 0.5)
        move = (1, 0, far * math.cos(angle), 0, 1, far * math.sin(angle))
        total += numpy.asarray(picture.transform(picture.size, Image.AFFINE, move, Image.BILINEAR))
    return Image.fromarray((total / steps).astype(numpy.uint8))


def photograph(labels, trouble, chance):
    """A JPEG of `labels` = [(dots, dpi), ...], as many as the trouble says."""
    random = numpy.random.default_rng(chance.randrange(2 ** 32))
    scene = shelf(SIZE, chance, random).resize([side * FINER for side in SIZE], Image.BILINEAR)
    for (dots, dpi), (right, down) in zip(labels, centres(trouble.labels)):
        places = stick(scene, dots, dpi, (right * scene.size[0], down * scene.size[1]), trouble, chance)
    if trouble.thumb:
        press_thumb(scene, places, trouble)
    pixels = lit(numpy.asarray(scene.reduce(FINER)).astype(numpy.float32), trouble, chance, random)
    picture = Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(trouble.blur * trouble.scale))
    picture = shaken(picture, trouble.shake * trouble.scale, chance.uniform(0, math.pi))
    pixels = numpy.asarray(picture).astype(numpy.float32)
    pixels += random.normal(0, trouble.noise, pixels.shape).astype(numpy.float32)
    out = io.BytesIO()
    Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)).save(out, "JPEG", quality=trouble.quality)
    return out.getvalue()
