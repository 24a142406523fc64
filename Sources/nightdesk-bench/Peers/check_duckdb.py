"""DuckDB: valid rows of ACLED's columns, as CSV, as XML put together from strings, or in three formats.

check_duckdb.py WORK INPUT OUTPUT-FOLDER THREADS, where WORK is one of

csv      valid rows as CSV, no reasons
reasons  the same, and for each rejected row its number, its id and its reasons
xml      valid rows as XML
all      valid rows as CSV and XML, and a table of countries and months in Markdown

The input is CSV or, where its name says so, JSON Lines.
"""

import sys

import duckdb

from rules import COLUMNS, ENUMS, FLOATS, ID, INTEGERS, REQUIRED


def text(value):
    return "'" + value.replace("'", "''") + "'"


def rules():
    """Name and condition of each rule; a condition is never NULL."""
    yield from ((f"{name} is empty", f"coalesce({name}, '') <> ''") for name in REQUIRED)
    for kind, columns in (("BIGINT", INTEGERS), ("DOUBLE", FLOATS)):
        for name, (low, high) in columns.items():
            condition = f"coalesce(try_cast({name} AS {kind}) BETWEEN {low} AND {high}, false)"
            yield f"{name} is out of its range", condition
    yield "event_date is not a date", f"{DATE} IS NOT NULL"
    yield "year is not the date's", f"coalesce(year({DATE}) = try_cast(year AS BIGINT), false)"
    for name, words in ENUMS.items():
        yield f"{name} is not in its vocabulary", f"coalesce({name} IN ({', '.join(map(text, words))}), false)"


DATE = "try_cast(event_date AS DATE)"
VALID = " AND ".join(condition for _, condition in rules())
FIRST = f"row_number() OVER (PARTITION BY {ID} ORDER BY n) = 1"
NAMES = ", ".join(COLUMNS)


def rows(source):
    """The input with the numbers of its rows."""
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS) + "}"
    if source.endswith(".jsonl"):
        reader = f"read_json({text(source)}, format = 'newline_delimited', columns = {columns})"
    else:
        reader = (
            f"read_csv({text(source)}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
            f"new_line = '\\n', columns = {columns})"
        )
    return f"(SELECT row_number() OVER () AS n, * FROM {reader})"


def element(name):
    escaped = f"replace(replace(replace({name}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    if name in INTEGERS or name in FLOATS or name == "event_date":
        escaped = name
    return f"CASE WHEN coalesce({name}, '') = '' THEN '' ELSE '<{name}>' || {escaped} || '</{name}>' END"


def write_csv(table):
    db.execute(f"COPY (SELECT {NAMES} FROM {table}) TO '{folder}/events.csv' (FORMAT csv, HEADER true)")


def write_xml(table):
    path = folder + "/events.xml"
    fields = " || ".join(element(name) for name in COLUMNS)
    db.execute(
        f"COPY (SELECT '<event>' || {fields} || '</event>' FROM {table}) TO '{path}' "
        "(FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\\x01', "
        "PREFIX '<register>\n', SUFFIX '\n</register>\n')"
    )


def write_markdown(table):
    counts = db.execute(
        f"SELECT country, left(event_date, 7), count(*), sum(try_cast(fatalities AS BIGINT)) FROM {table} "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    with open(folder + "/briefing.md", "w", encoding="utf-8") as file:
        file.write("| country | month | events | deaths |\n|---|---|---|---|\n")
        for count in counts:
            file.write("| {} | {} | {} | {} |\n".format(*count))


work, source, folder, threads = sys.argv[1:]
db = duckdb.connect(config={"threads": int(threads)})
valid = f"(SELECT * FROM {rows(source)} WHERE {VALID} QUALIFY {FIRST})"
if work == "csv":
    write_csv(valid)
elif work == "xml":
    write_xml(valid)
elif work == "all":
    db.execute(f"CREATE TEMP TABLE valid AS {valid}")
    write_csv("valid")
    write_xml("valid")
    write_markdown("valid")
elif work == "reasons":
    found = ", ".join(f"CASE WHEN NOT {condition} THEN {text(name)} END" for name, condition in rules())
    first = f"row_number() OVER (PARTITION BY {ID}, reason = '' ORDER BY n) = 1"
    db.execute(
        f"CREATE TEMP TABLE settled AS SELECT * REPLACE (CASE WHEN reason = '' AND NOT {first} "
        "THEN 'the id is already taken' ELSE reason END AS reason) "
        f"FROM (SELECT *, concat_ws('; ', {found}) AS reason FROM {rows(source)})"
    )
    write_csv("(SELECT * FROM settled WHERE reason = '')")
    db.execute(
        f"COPY (SELECT n, {ID}, reason FROM settled WHERE reason <> '') TO '{folder}/rejects.csv' "
        "(FORMAT csv, HEADER false)"
    )
