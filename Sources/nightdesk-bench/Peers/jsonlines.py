"""Writes a CSV file as JSON Lines.

jsonlines.py INPUT.csv OUTPUT.jsonl; ACLED's whole and decimal numbers become numbers, the lists of a register arrays.
Columns that are empty are left out of a register's events, as its readers expect; ACLED's keys are always there.
"""

import csv
import json
import re
import sys

from rules import FLOATS, ID, INTEGERS

REGISTER_LISTS = "side_a associated_a side_b associated_b targets related tags citations extra".split()
REGISTER_NUMBERS = (
    "latitude longitude place_precision deaths_low deaths_best deaths_high deaths_civilians injured credibility"
).split()


def values(text):
    """The values of a register's list: separated by semicolons, with `\\;` and `\\\\` for what is none."""
    return [re.sub(r"\\(.)", r"\1", value) for value in re.findall(r"(?:[^;\\]|\\.)+", text)]


def number(text):
    """A whole or decimal number; the text itself where it is none."""
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text


def main(source, output):
    with open(source, encoding="utf-8", newline="") as rows, open(output, "w", encoding="utf-8", newline="") as lines:
        reader = csv.reader(rows)
        header = next(reader)
        is_acled = ID in header
        numbers = [name for name in header if name in (INTEGERS | FLOATS if is_acled else REGISTER_NUMBERS)]
        lists = [] if is_acled else [name for name in header if name in REGISTER_LISTS]
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        for row in reader:
            event = {name: value for name, value in zip(header, row) if value or is_acled}
            for name in numbers:
                if name in event:
                    event[name] = number(event[name])
            for name in lists:
                if name in event:
                    event[name] = values(event[name])
            lines.write(encode(event))
            lines.write("\n")


main(*sys.argv[1:])
