"""Polars, lazy and streaming: valid rows of ACLED's columns as CSV. It writes no reasons.

check_polars.py INPUT.csv OUTPUT-FOLDER; POLARS_MAX_THREADS says how many threads.
"""

import sys

import polars as pl

from rules import COLUMNS, ENUMS, FLOATS, ID, INTEGERS, REQUIRED

source, folder = sys.argv[1:]
date = pl.col("event_date").str.to_date("%Y-%m-%d", strict=False)
rules = [pl.col(name).str.len_bytes() > 0 for name in REQUIRED]
rules += [pl.col(name).cast(pl.Int64, strict=False).is_between(*limits) for name, limits in INTEGERS.items()]
rules += [pl.col(name).cast(pl.Float64, strict=False).is_between(*limits) for name, limits in FLOATS.items()]
rules += [date.is_not_null(), date.dt.year() == pl.col("year").cast(pl.Int32, strict=False)]
rules += [pl.col(name).is_in(words) for name, words in ENUMS.items()]

(
    pl.scan_csv(source, schema={name: pl.String for name in COLUMNS})
    .filter(pl.all_horizontal(rules))
    .unique(subset=[ID], keep="first", maintain_order=True)
    .sink_csv(folder + "/events.csv")
)
