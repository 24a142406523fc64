#!/usr/bin/env python3
"""Prints the lines of NaturalEarth.swift, beside this, from Natural Earth's countries at 1:110m.

Natural Earth is in the public domain (naturalearthdata.com). The shapefile comes with geopandas 0.14.4 on PyPI, as
geopandas/datasets/naturalearth_lowres; newer ones have it no more:

    pip download geopandas==0.14.4 --no-deps
    unzip geopandas-0.14.4-*.whl 'geopandas/datasets/naturalearth_lowres/*'
    Sources/NightdeskKit/Geography/country-outlines.py geopandas/datasets/naturalearth_lowres/naturalearth_lowres

Only the standard library is needed. Points are rounded to a hundredth of a degree, about a kilometre; the outlines
themselves are good for a few tens of kilometres.
"""
import struct
import sys
import textwrap

# Natural Earth leaves out or makes up some codes: by the name that stands beside.
CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "CYN", "Somaliland": "SOL"}


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


def main():
    path = sys.argv[1]
    outlines = {}
    for record, rings in zip(records(path), shapes(path)):
        code = record["iso_a3"]
        if record["name"] in CODES:
            code = CODES[record["name"]]
        for ring in rings:
            points = [(round(x * 100), round(y * 100)) for x, y in ring[:-1]]
            points = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
            if len(points) < 3:
                continue
            steps = ["%d,%d" % points[0]]
            steps += ["%d,%d" % (x - a, y - b) for (a, b), (x, y) in zip(points, points[1:])]
            outlines.setdefault(code, []).append(" ".join(steps))
    for code in sorted(outlines):
        text = ";".join([code] + outlines[code])
        print(" \\\n".join(textwrap.wrap(text, 114, initial_indent="    ", subsequent_indent="    ")))


main()
