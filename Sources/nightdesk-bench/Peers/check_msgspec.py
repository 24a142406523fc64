"""msgspec: valid rows of JSON Lines with ACLED's keys as CSV, and a reason for every other row.

check_msgspec.py INPUT.jsonl OUTPUT-FOLDER
"""

import csv
import sys
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from rules import COLUMNS, ENUMS, FLOATS, INTEGERS, REQUIRED


def kind(name):
    if name in INTEGERS:
        return Annotated[int, Meta(ge=INTEGERS[name][0], le=INTEGERS[name][1])]
    if name in FLOATS:
        return Annotated[float, Meta(ge=FLOATS[name][0], le=FLOATS[name][1])]
    if name == "event_date":
        return date
    if name in ENUMS:
        return Literal[tuple(ENUMS[name])]
    return Annotated[str, Meta(min_length=1)] if name in REQUIRED else str


Event = msgspec.defstruct("Event", [(name, kind(name)) for name in COLUMNS], gc=False)


def main(source, folder):
    decode = msgspec.json.Decoder(Event).decode
    fields = msgspec.structs.astuple
    seen = set()
    with open(source, "rb") as lines, open(folder + "/rejects.csv", "w") as rejects, open(
        folder + "/events.csv", "w", encoding="utf-8", newline=""
    ) as output:
        reasons = csv.writer(rejects)
        writer = csv.writer(output, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, line in enumerate(lines, 1):
            try:
                event = decode(line)
            except msgspec.ValidationError as error:
                reasons.writerow((number, error))
                continue
            if event.year != event.event_date.year:
                reasons.writerow((number, "year is not the date's"))
            elif event.event_id_cnty in seen:
                reasons.writerow((number, "the id is already taken"))
            else:
                seen.add(event.event_id_cnty)
                writer.writerow(fields(event))


main(*sys.argv[1:])
