"""Which events a tool accepted: how many, how many ids, and one digest of all ids in the order of their bytes.

ids.py ACCEPTED [REJECTED], CSV files or XML; prints a JSON object. The ids stand in the first column, or in the first
element of an event. A prefix that names the dataset is left out, so that ids from different layouts compare.
"""

import csv
import hashlib
import json
import re
import sys

FIRST_FIELD = re.compile(rb"<event>\s*<(?:id|event_id_cnty)>([^<]*)<")
HEADERS = {"id", "event_id_cnty"}


def ids(path):
    if path.endswith(".xml"):
        with open(path, "rb") as file:
            for line in file:
                for found in FIRST_FIELD.findall(line):
                    yield found.decode()
    else:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                if row and row[0] not in HEADERS:
                    yield row[0]


def main(accepted, rejected=None):
    csv.field_size_limit(1 << 30)
    count = 0
    names = set()
    for name in ids(accepted):
        count += 1
        names.add(name.rsplit(":", 1)[-1].encode())
    result = {
        "accepted": count,
        "ids": len(names),
        "sha256": hashlib.sha256(b"\n".join(sorted(names))).hexdigest(),
        "rejected": sum(1 for _ in ids(rejected)) if rejected else None,
    }
    print(json.dumps(result))


main(*sys.argv[1:])
