#!/usr/bin/env python3
"""The results of the fault tests as a table: what `make torture` leaves beside the tests."""

import argparse
import datetime
import json
import os
import platform
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", help="what the parts have written, a line of JSON each")
    parser.add_argument("--points", metavar="WORD", help="print only how many points the parts with this word have")
    parser.add_argument("--command", default="make torture", help="what was called")
    options = parser.parse_args()
    results = []
    if os.path.exists(options.report):
        with open(options.report) as file:
            results = [json.loads(line) for line in file if line.strip()]
    if options.points:
        print(sum(result["points"] for result in results if options.points in result["name"]))
        return
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    print("# What became of a night in which something failed\n")
    print(
        f"Written by `{options.command}` at commit {commit}, {datetime.date.today()}, Linux {platform.release()}, "
        f"{os.cpu_count()} cores.\n"
    )
    print("- **torn**: `latest` is not whole by its manifest, at any moment")
    print("- **lost**: a run ended with 0, and its edition is not there")
    print("- **left**: a temporary file is there after the next run")
    print("- **other**: hung, crashed, or the next run did not end well\n")
    print("| what fails | points | torn | lost | left | other | and |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for result in results:
        notes = result.get("notes") or {"published": result["published"], "ended with an error": result["failed"]}
        other = result.get("other", 0)
        if "notes" in result:
            other -= result["torn"] + result["lost"] + result["left"]
        told = ", ".join(f"{count} {what}" for what, count in sorted(notes.items()))
        cells = [result["name"], result["points"], result["torn"], result["lost"], result["left"], max(0, other), told]
        print("| " + " | ".join(str(cell) for cell in cells) + " |")


if __name__ == "__main__":
    main()
