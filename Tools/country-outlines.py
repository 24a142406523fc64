#!/usr/bin/env python3
"""Makes Sources/NightdeskKit/Geography/CountryOutlines+Shapes.swift anew from Natural Earth's countries at 1:110m.

Natural Earth is in the public domain (naturalearthdata.com). The shapefile comes with geopandas 0.14.4 on PyPI, as
geopandas/datasets/naturalearth_lowres; newer ones have it no more:

    pip download geopandas==0.14.4 --no-deps
    unzip geopandas-0.14.4-*.whl 'geopandas/datasets/naturalearth_lowres/*'
    Tools/country-outlines.py geopandas/datasets/naturalearth_lowres/naturalearth_lowres

Only the standard library is needed. Points are rounded to a hundredth of a degree, about a kilometre; the outlines
themselves are good for a few tens of kilometres.
"""
import struct
import sys

# Natural Earth leaves out or makes up some codes: by the name that stands beside.
CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}


def records(path):
    """The attributes, from dBASE III."""
    data = open(path + ".dbf", "rb").read()
    count, head, size = struct.unpack_from("<IHH", data, 4)
    fields = []
    place = 32
    while data[place] != 0x0D:
        name = data[place:place + 11].split(b"\0")[0].decode()
        fields.append((name, data[place + 16]))
        place += 32
    for row in range(count):
        place = head + row * size + 1
        record = {}
        for name, length in fields:
            record[name] = data[place:place + length].decode("latin-1").strip()
            place += length
        yield record


def shapes(path):
    """The rings of each polygon."""
    data = open(path + ".shp", "rb").read()
    place = 100
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place + 4)
        kind, *_box, parts, points = struct.unpack_from("<i4dii", data, place + 8)
        assert kind == 5, "not a polygon"
        starts = list(struct.unpack_from("<%di" % parts, data, place + 52)) + [points]
        first = place + 52 + 4 * parts
        yield [
            [struct.unpack_from("<2d", data, first + 16 * point) for point in range(start, end)]
            for start, end in zip(starts, starts[1:])
        ]
        place += 8 + 2 * length


def encoded(number):
    """A signed number in characters from ? to ~, five bits each, the lowest first."""
    value = ~(number << 1) if number < 0 else number << 1
    text = ""
    while value >= 0x20:
        text += chr((0x20 | value & 0x1F) + 63)
        value >>= 5
    return text + chr(value + 63)


def main():
    path = sys.argv[1]
    outlines = {}
    for record, rings in zip(records(path), shapes(path)):
        code = record["iso_a3"]
        if len(code) != 3 or not code.isupper() or code in ("CYN", "SOL"):
            code = CODES[record["name"]]
        for ring in rings:
            points = [(round(x * 100), round(y * 100)) for x, y in ring]
            points = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
            if points[0] == points[-1]:
                points.pop()
            if len(points) < 3:
                continue
            text = ""
            last = (0, 0)
            for x, y in points:
                text += encoded(x - last[0]) + encoded(y - last[1])
                last = (x, y)
            outlines.setdefault(code, []).append(text)
    lines = []
    for code in sorted(outlines):
        text = code + " " + " ".join(outlines[code])
        while text:
            cut = text[:112]
            text = text[len(cut):]
            lines.append("    " + cut + ("\\" if text else ""))
    print("// Made by Tools/country-outlines.py; not to be edited.")
    print()
    print("extension CountryOutlines {")
    print("  /// A line a country: its alpha-3 code, then a word for each ring.")
    print('  static let shapes = #"""')
    for line in lines:
        print(line[:-1] + "\\#" if line.endswith("\\") and len(line) == 117 else line)
    print('    """#')
    print("}")


main()
