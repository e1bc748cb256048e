"""PNG files as dots, with Python's own library alone."""

import struct
import zlib


def read_dots(path):
    """(width, height, rows); a row is bytes of 0 (white) and 1 (black)."""
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{path} is no PNG")
    packed, at = b"", 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            raise ValueError("palettes are not read")
        elif kind == b"IDAT":
            packed += body
        at += 12 + size
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    if interlaced or depth not in (1, 8):
        raise ValueError(f"{path}: depth {depth}, interlaced {interlaced}")
    lines = unfiltered(zlib.decompress(packed), (width * channels * depth + 7) // 8, height,
                       max(1, channels * depth // 8))
    if depth == 1:
        rows = [bytes(1 - (line[x >> 3] >> (7 - (x & 7)) & 1) for x in range(width)) for line in lines]
    else:
        rows = [bytes(1 if value < 128 else 0 for value in line[:width * channels:channels])
                for line in lines]
    return width, height, rows


def unfiltered(data, stride, height, step):
    """The scan lines without PNG's filters (PNG 1.2 §6)."""
    lines, before = [], bytes(stride)
    for y in range(height):
        kind = data[y * (stride + 1)]
        line = bytearray(data[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        if kind:
            for x in range(stride):
                left = line[x - step] if x >= step else 0
                up = before[x]
                corner = before[x - step] if x >= step else 0
                if kind == 1:
                    guess = left
                elif kind == 2:
                    guess = up
                elif kind == 3:
                    guess = (left + up) // 2
                else:
                    a, b, c = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
                    guess = left if a <= b and a <= c else up if b <= c else corner
                line[x] = (line[x] + guess) & 255
        lines.append(bytes(line))
        before = lines[-1]
    return lines
