"""Python's csv module and pydantic: valid rows of ACLED's columns as CSV or as XML, and a reason for every other row.

check_python.py WORK INPUT.csv OUTPUT-FOLDER, where WORK is csv or xml (written by XMLGenerator).
"""

import csv
import sys
from datetime import date
from typing import Annotated, Literal
from xml.sax.saxutils import XMLGenerator

from pydantic import Field, ValidationError, create_model, model_validator

from rules import COLUMNS, ENUMS, FLOATS, ID, INTEGERS, REQUIRED


def year_fits(event):
    if event.year != event.event_date.year:
        raise ValueError("year is not the date's")
    return event


def kind(name):
    if name in INTEGERS:
        return Annotated[int, Field(ge=INTEGERS[name][0], le=INTEGERS[name][1])]
    if name in FLOATS:
        return Annotated[float, Field(ge=FLOATS[name][0], le=FLOATS[name][1])]
    if name == "event_date":
        return date
    if name in ENUMS:
        return Literal[tuple(ENUMS[name])]
    return Annotated[str, Field(min_length=1)] if name in REQUIRED else str


Event = create_model(
    "Event",
    __validators__={"year_fits": model_validator(mode="after")(year_fits)},
    **{name: (kind(name), ...) for name in COLUMNS},
)


class CSV:
    def __init__(self, folder):
        self.file = open(folder + "/events.csv", "w", encoding="utf-8", newline="")
        self.writer = csv.DictWriter(self.file, COLUMNS, lineterminator="\n")
        self.writer.writeheader()

    def write(self, row):
        self.writer.writerow(row)

    def close(self):
        self.file.close()


class XML:
    def __init__(self, folder):
        self.file = open(folder + "/events.xml", "wb", buffering=1 << 20)
        self.generator = XMLGenerator(self.file, "UTF-8")
        self.generator.startDocument()
        self.generator.startElement("register", {})

    def write(self, row):
        generator = self.generator
        generator.startElement("event", {})
        for name, value in row.items():
            if value:
                generator.startElement(name, {})
                generator.characters(value)
                generator.endElement(name)
        generator.endElement("event")
        generator.ignorableWhitespace("\n")

    def close(self):
        self.generator.endElement("register")
        self.generator.endDocument()
        self.file.close()


def main(work, source, folder):
    output = {"csv": CSV, "xml": XML}[work](folder)
    seen = set()
    with open(source, encoding="utf-8", newline="") as file, open(folder + "/rejects.csv", "w") as rejects:
        reasons = csv.writer(rejects)
        for number, row in enumerate(csv.DictReader(file), 1):
            try:
                Event.model_validate(row)
            except ValidationError as error:
                found = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
                reasons.writerow((number, row[ID], found))
                continue
            if row[ID] in seen:
                reasons.writerow((number, row[ID], "the id is already taken"))
                continue
            seen.add(row[ID])
            output.write(row)
    output.close()


main(*sys.argv[1:])
