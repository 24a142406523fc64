#!/usr/bin/env python3
"""Measures Nightdesk beside what its users would pick instead, and prints the ratios as a table in Markdown.

Every figure is that of a process of its own that reads and writes files in memory, without digests and fsync, which
are measured apart. The tools of a line run in turn, round by round; a ratio is that of one round, and a line gives the
least, the median and the greatest. Before a job is timed it runs once and its accepted ids are compared with everybody
else's. What is not installed is skipped. The peers read ACLED's columns; Nightdesk reads those and its own, once with the
checks that the peers do too (what rejects a record) and once with all that it has.

The exit status is 1 where tools did not accept the same events.
"""

import argparse
import contextlib
import dataclasses
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# Nothing but sources lies in this folder.
sys.dont_write_bytecode = True
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

from measuring import Failed, Job, Ratio, in_turn, run
from preparing import HERE, Inputs, Peers, note

ALL = "csv+xml+markdown"


def options():
    parser = argparse.ArgumentParser(description="Measure Nightdesk beside its peers.")
    parser.add_argument("--events", type=int, default=1_000_000, help="events of most lines")
    parser.add_argument("--few-events", type=int, default=100_000, help="events of jq and of XML that is read")
    parser.add_argument("--many-events", type=int, default=2_500_000, help="events to grow to; 0 skips that")
    parser.add_argument("--counted-events", type=int, default=20_000, help="events to count instructions with")
    parser.add_argument("--rounds", type=int, default=5, help="how often each line is run")
    parser.add_argument("--slow-rounds", type=int, default=5, help="the same for lines with a slow peer")
    parser.add_argument("--threads", type=int, default=2, help="threads of every tool that takes them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", default=".build/release", help="where nightdesk and nightdesk-bench are")
    parser.add_argument("--register", default="Inputs/dignity-operation", help="the register to time the start with")
    parser.add_argument("--peers", default=".build/peers", help="where the peers are installed, on a disk")
    parser.add_argument("--memory", default="/dev/shm", help="a folder in memory; files go to one of their own in it")
    parser.add_argument("--folder", default="", help="a folder for the files that is kept, with what was generated before")
    parser.add_argument("--prepare", action="store_true", help="only generate what is to be read")
    parser.add_argument("--only", default="", help="only the lines whose text matches this expression")
    parser.add_argument(
        "--parts", default="table,memory,start,durability,instructions", help="only these parts, joined by commas")
    return parser.parse_args()


class Comparison:
    def __init__(self, chosen, folder):
        self.chosen = chosen
        self.folder = folder
        self.bench = os.path.join(chosen.programs, "nightdesk-bench")
        self.peers = Peers(chosen.peers)
        self.log = os.path.join(chosen.peers, "compare.log")
        self.sizes = {}
        self.verified = {}
        self.digests = {}
        self.others = []
        self.agree = True
        self.layouts = ["own"]
        if self.reads_acled():
            self.layouts.append("ACLED")
        else:
            note("skipped: this build does not read ACLED's columns yet; its own layout only")

    def inputs(self, events):
        if events not in self.sizes:
            note(f"generating {events} events")
            self.sizes[events] = Inputs(self.bench, self.folder, events, self.chosen.seed, self.peers.python)
        return self.sizes[events]

    def reads_acled(self):
        file = self.inputs(1_000).path("acled.csv")
        command = [self.bench, "work", "check", self.folder, "--input", file, "--output", self.folder + "/out"]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def prepare(self):
        """Makes all inputs that the lines read."""
        chosen = self.chosen
        for name in ("acled.csv", "events.jsonl", "acled.jsonl"):
            self.inputs(chosen.events).path(name)
        for name in ("events.jsonl", "acled.jsonl", "register.xml", "events.xml"):
            self.inputs(chosen.few_events).path(name)
        for name in ("events.jsonl", "register.xml"):
            self.inputs(chosen.counted_events).path(name)
        if chosen.many_events:
            self.inputs(chosen.many_events)

    # Jobs

    def ours(self, work, layout, events, threads=None, files=None, checks="same"):
        inputs = self.inputs(events)
        if layout == "ACLED":
            files = [inputs.path("acled.csv")]
        given = tuple(part for file in files or [] for part in ("--input", file))
        output = self.folder + "/out"
        threads = threads or self.chosen.threads
        given += ("--only-errors",) if checks == "same" else ()
        command = (self.bench, "work", work, inputs.folder, "--output", output, "--threads", str(threads), *given)
        is_csv, is_xml = "csv" in work, "xml" in work
        accepted = "csv/events.csv" if is_csv else "xml/register.xml" if is_xml else ""
        name = f"nightdesk {work}, {layout}, {events} events, {threads} threads, {checks} checks"
        return Job(name, command, output, accepted=accepted, rejected="rejects/events.csv" if accepted else "")

    def script(self, tool, arguments, accepted="events.csv", rejected=""):
        """A job of one of the Python scripts in this folder."""
        output = self.folder + "/out"
        arguments = [output if argument is None else argument for argument in arguments]
        threads = (("POLARS_MAX_THREADS", str(self.chosen.threads)),)
        return Job(
            " ".join(map(os.path.basename, arguments)), (self.peers.python, f"{HERE}/{tool}", *arguments), output,
            environment=threads, accepted=accepted, rejected=rejected)

    def duckdb(self, work, file):
        accepted = "events.xml" if work == "xml" else "events.csv"
        rejected = "rejects.csv" if work == "reasons" else ""
        return self.script("check_duckdb.py", [work, file, None, str(self.chosen.threads)], accepted, rejected)

    def command(self, name, command, **more):
        return Job(name, tuple(command), self.folder + "/out", **more)

    # Measuring

    def verify(self, job, events):
        """Runs `job` once, untimed, and compares what it accepted with what all others did."""
        if job in self.verified:
            return
        run(job, self.log)
        self.verified[job] = True
        if not job.accepted:
            return
        files = [os.path.join(job.output, name) for name in (job.accepted, job.rejected) if name]
        result = json.loads(subprocess.check_output([self.peers.python, f"{HERE}/ids.py", *files]))
        expected = self.inputs(events).accepted
        digest = self.digests.setdefault(events, result["sha256"])
        wrong = [result["ids"] != expected, result["sha256"] != digest]
        wrong += [result["accepted"] != expected and not job.repeats_ids]
        wrong += [result["rejected"] not in (None, events - expected)]
        if any(wrong):
            self.agree = False
            note(f"NOT THE SAME EVENTS: {job.name}: {result}; expected {expected} of {events}, digest {digest}")

    def line(self, work, against, ours, peer, events, *, rounds=None, floor, goal, is_limit=False, checks=None):
        """Measures lines of the table: one for each layout and choice of checks, all in the same rounds.

        `ours` and `peer` make a job for a layout and a choice of checks; `is_limit`: ours over theirs.
        """
        if not re.search(self.chosen.only, f"{work} | {against}"):
            return
        rounds = rounds or self.chosen.rounds
        note(f"{time.strftime('%H:%M:%S')} {work}, {against}")
        cases = {}
        for which in checks or ["same", "all"]:
            for layout in self.layouts:
                cases.setdefault((ours(layout, which), peer(layout, which)), (layout, which))
        jobs = list(dict.fromkeys(job for pair in cases for job in pair))
        try:
            for job in jobs:
                self.verify(job, events)
            measured = dict(zip(jobs, in_turn(jobs, rounds, self.log)))
        except Failed as failure:
            note(str(failure))
            print(f"| {work} | {against} | | | {events} | failed | | | | | | |", flush=True)
            return
        runs = [run for series in measured.values() for run in series.runs]
        self.others.append(sum(one.others * one.seconds for one in runs) / sum(one.seconds for one in runs))
        for (my_job, their_job), (layout, which) in cases.items():
            mine, theirs = measured[my_job], measured[their_job]
            ratio = Ratio.of(mine, theirs) if is_limit else Ratio.of(theirs, mine)
            print(
                f"| {work} | {against} | {layout} | {which} | {events} | {mine.seconds:.3f} | {theirs.seconds:.3f} "
                f"| {ratio} | {floor} | {goal} | {verdict(ratio.median, floor, goal, is_limit)} "
                f"| {mine.peak / 1e6:.0f} / {theirs.peak / 1e6:.0f} |",
                flush=True,
            )

    def has(self, *names):
        return all(name in self.peers.versions for name in names)

    def table(self):
        chosen = self.chosen
        events, few = chosen.events, chosen.few_events
        slow = {"rounds": chosen.slow_rounds}
        print(
            "| work | against | layout | checks | events | s | peer s | ratio: least - median - most | floor | goal | "
            "| MB |")
        print("|---|---|---|---|---|---|---|---|---|---|---|---|")
        acled = self.inputs(events).path("acled.csv")

        def ours(work, events=events):
            return lambda layout, checks: self.ours(work, layout, events, checks=checks)

        def copy(layout, checks):
            inputs = self.inputs(events)
            file = inputs.path("acled.csv" if layout == "ACLED" else "events.csv")
            return self.command("cp", ["cp", file, self.folder + "/out/events.csv"])

        work = "read + check + csv"
        if self.has("polars"):
            job = self.script("check_polars.py", [acled, None])
            self.line(work, "Polars, lazy, no reasons", ours("csv"), lambda *_: job, events, floor=1.8, goal=2.8)
        if self.has("duckdb"):
            for kind, name in (("csv", "DuckDB, no reasons"), ("reasons", "DuckDB, with reasons")):
                job = self.duckdb(kind, acled)
                rounds = slow if kind == "reasons" else {}
                self.line(work, name, ours("csv"), lambda *_: job, events, floor=4, goal=6.5, **rounds)
        if self.has("miller"):
            steps = ["mlr", "--csv", "filter", "-f", f"{HERE}/check.mlr", "then", "head", "-n", "1", "-g"]
            job = self.command(
                "Miller", [*steps, "event_id_cnty", acled], stdout="events.csv", accepted="events.csv")
            self.line(work, "Miller, no reasons", ours("csv"), lambda *_: job, events, floor=20, goal=30, **slow)
            steps = ["mlr", "--csv", "put", "-s", f"rejects={self.folder}/out/rejects.csv", "-f", f"{HERE}/reasons.mlr"]
            reasons = self.command(
                "Miller, with reasons", [*steps, acled], stdout="events.csv", accepted="events.csv",
                rejected="rejects.csv")
            self.line(work, "Miller, with reasons", ours("csv"), lambda *_: reasons, events, floor=20, goal=30, **slow)
        if self.has("pydantic"):
            job = self.script("check_python.py", ["csv", acled, None], rejected="rejects.csv")
            self.line(work, "Python csv + pydantic", ours("csv"), lambda *_: job, events, floor=20, goal=30, **slow)
        self.line(work, "`cp` to memory", ours("csv"), copy, events, floor=3.5, goal=2, is_limit=True)

        work = "read + check + csv + xml + markdown"
        if self.has("duckdb"):
            job = self.duckdb("all", acled)
            self.line(work, "DuckDB, no reasons", ours(ALL), lambda *_: job, events, floor=4.5, goal=7)
        self.line(work, "our csv only", ours(ALL), ours("csv"), events, floor=2.2, goal=1.8, is_limit=True)

        work = "read + check + xml"
        if self.has("duckdb"):
            job = self.duckdb("xml", acled)
            self.line(work, "DuckDB, strings", ours("xml"), lambda *_: job, events, floor=6, goal=10)
        if self.has("pydantic"):
            job = self.script("check_python.py", ["xml", acled, None], "events.xml", "rejects.csv")
            self.line(work, "pydantic + XMLGenerator", ours("xml"), lambda *_: job, events, floor=30, goal=60, **slow)

        self.json_lines(events, few, slow)
        self.xml_in(few, slow)

        if chosen.threads > 1:
            for work in ("csv", ALL):
                one = lambda layout, checks: self.ours(work, layout, events, threads=1, checks=checks)
                name = "read + check + " + work.replace("+", " + ")
                self.line(name, "1 thread", ours(work), one, events, floor=1.6, goal=1.85, checks=["same"])
        if chosen.many_events:
            many = chosen.many_events
            for work in ("csv", ALL):
                name = "read + check + " + work.replace("+", " + ") + f", {many} events"
                self.growth(name, ours(work, many), ours(work), events, many)

    def growth(self, name, many, ours, events, many_events):
        factor = many_events / events / 2.5
        for layout in self.layouts:
            if re.search(self.chosen.only, name):
                self.verify(many(layout, "same"), many_events)
        self.line(
            name, f"{events} events", many, ours, events, floor=2.7 * factor, goal=2.5 * factor, is_limit=True,
            checks=["same"])

    def json_lines(self, events, few, slow):
        work = "JSON Lines in, csv out"

        def ours(events):
            inputs = self.inputs(events)
            files = [*inputs.small_tables(), inputs.path("events.jsonl")]
            return lambda layout, checks: self.ours("csv", "own", events, files=files, checks=checks)

        if self.wants(work, "duckdb"):
            job = self.duckdb("csv", self.inputs(events).path("acled.jsonl"))
            self.line(work, "DuckDB, no reasons", ours(events), lambda *_: job, events, floor=2, goal=4)
        if self.wants(work, "msgspec"):
            file = self.inputs(events).path("acled.jsonl")
            job = self.script("check_msgspec.py", [file, None])
            self.line(work, "msgspec", ours(events), lambda *_: job, events, floor=5, goal=9, **slow)
        if self.wants(work, "jq"):
            steps = ["jq", "--raw-output", "--from-file", f"{HERE}/check.jq", self.inputs(few).path("acled.jsonl")]
            job = self.command("jq", steps, stdout="events.csv", accepted="events.csv", repeats_ids=True)
            self.line(work, "jq, ids unchecked", ours(few), lambda *_: job, few, floor=20, goal=35, **slow)

    def xml_in(self, few, slow):
        work = "XML in, checked"
        if not self.wants(work, "lxml"):
            return
        inputs = self.inputs(few)
        whole, events = [inputs.path("register.xml")], [*inputs.small_tables(), inputs.path("events.xml")]
        for name, files in ((work, whole), (work + ", tables apart", events)):
            published = self.ours("csv", "own", few, files=files)
            # The file holds accepted events only.
            self.verify(dataclasses.replace(published, rejected=""), few)
            mine = lambda layout, checks: self.ours("check", "own", few, files=files, checks=checks)
            theirs = self.script("read_lxml.py", [files[-1], None], accepted="")
            against = "lxml iterparse, unchecked"
            self.line(name, against, mine, lambda *_: theirs, few, floor=3, goal=6)

    def wants(self, work, tool):
        return self.has(tool) and re.search(self.chosen.only, work)

    # Figures without a peer

    def memory(self):
        print("\n| peak RSS | layout | checks | events | MB | floor | goal | |\n|---|---|---|---|---|---|---|---|")
        for work, checks in ((work, checks) for work in ("csv", ALL) for checks in ("same", "all")):
            for layout in self.layouts:
                job = self.ours(work, layout, self.chosen.events, checks=checks)
                peak = max(run(job, self.log).peak for _ in range(3)) / 1e6
                ids = self.inputs(self.chosen.events).accepted / 1e6
                floor, goal = 48 + 64 * ids, 32 + 32 * ids
                met = verdict(peak, floor, goal, True)
                events = self.chosen.events
                print(f"| {work} | {layout} | {checks} | {events} | {peak:.0f} | {floor:.0f} | {goal:.0f} | {met} |")

    def start(self):
        program = os.path.join(self.chosen.programs, "nightdesk")
        if not os.path.exists(program):
            note("skipped: nightdesk is not built")
            return
        print("\n| start-up: `nightdesk run`, three formats | ms: least - median - most | floor | goal | |")
        print("|---|---|---|---|---|")
        for place, output in (("memory", self.folder), ("disk", self.chosen.peers)):
            output += "/published"
            command = (program, "run", self.chosen.register, "--output", output, "--as-of", "2026-11-24", "--quiet")
            formats = ("--formats", "csv,xml,markdown", "--fail-on", "never")
            job = Job("nightdesk run", command + formats, output)
            times = sorted(run(job, self.log).seconds * 1000 for _ in range(21))
            middle = statistics.median(times)
            shutil.rmtree(output)
            print(
                f"| published in {place} | {times[0]:.0f} - **{middle:.0f}** - {times[-1]:.0f} | 80 | 40 "
                f"| {verdict(middle, 80, 40, True)} |")

    def durability(self):
        """What publishing adds for the same exports: their digests, and fsync on a disk."""
        job = self.ours(ALL, "own", self.chosen.events)
        seconds = run(job, self.log).seconds
        files = [os.path.join(folder, name) for folder, _, names in os.walk(job.output) for name in names]
        size = sum(map(os.path.getsize, files)) / 1e6
        start = time.monotonic()
        for name in files:
            with open(name, "rb", buffering=0) as file:
                hashlib.file_digest(file, "sha256")
        digests = time.monotonic() - start
        copy = os.path.join(self.chosen.peers, "exports")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(job.output, copy)
        start = time.monotonic()
        for folder, _, names in os.walk(copy):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    os.fsync(file.fileno())
        synced = time.monotonic() - start
        shutil.rmtree(copy)
        print(
            f"\nApart: {ALL} of {self.chosen.events} events are {size:.0f} MB, written in {seconds:.2f} s; SHA-256 of "
            f"them takes {digests:.2f} s more (OpenSSL, one thread), fsync on this disk {synced:.2f} s.")

    def instructions(self):
        if not self.has("valgrind"):
            return
        events = self.chosen.counted_events
        inputs = self.inputs(events)
        layouts = [(layout, checks) for layout in self.layouts for checks in ("same", "all")]
        paths = [(work, layout, checks, None) for layout, checks in layouts for work in ("check", "csv", "xml", ALL)]
        lines = [*inputs.small_tables(), inputs.path("events.jsonl")]
        paths += [
            ("csv", "own, JSON Lines", "same", lines), ("check", "own, XML", "same", [inputs.path("register.xml")])]
        print(
            f"\n| instructions, {events} events, 1 thread | layout | checks | millions | for an event |\n"
            "|---|---|---|---|---|")
        for work, layout, checks, files in paths:
            job = self.ours(work, layout, events, threads=1, files=files, checks=checks)
            valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *job.command]
            os.makedirs(job.output, exist_ok=True)
            result = subprocess.run(valgrind, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            collected = re.search(r"Collected : ([0-9]+)", result.stderr)
            if result.returncode or not collected:
                note(f"valgrind failed on {job.name}")
                continue
            count = int(collected[1])
            print(f"| {work} | {layout} | {checks} | {count / 1e6:.1f} | {count / events:.0f} |", flush=True)

    def conclude(self):
        busy = self.others or [0]
        print(
            f"\nOther processes kept {statistics.median(busy):.2f} cores busy (median of the lines; at most "
            f"{max(busy):.2f}).")
        if max(busy) > 0.2:
            print("The machine was not quiet: run it again before believing these figures.")
        print("All tools accepted the same events." if self.agree else "NOT ALL TOOLS ACCEPTED THE SAME EVENTS.")


def verdict(value, floor, goal, is_limit):
    if is_limit:
        value, floor, goal = -value, -floor, -goal
    return "goal" if value >= goal else "floor" if value >= floor else "**below the floor**"


def main():
    chosen = options()
    with contextlib.ExitStack() as stack:
        folder = chosen.folder
        if folder:
            os.makedirs(folder, exist_ok=True)
        else:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="nightdesk-bench-", dir=chosen.memory))
        comparison = Comparison(chosen, folder)
        if chosen.prepare:
            return comparison.prepare()
        versions = ", ".join(f"{name} {version}".strip() for name, version in comparison.peers.versions.items())
        print(
            f"{os.cpu_count()} cores, {chosen.threads} threads, seed {chosen.seed}; {versions}. Seconds are medians; "
            f"ratios are of runs side by side, {chosen.rounds} rounds ({chosen.slow_rounds} where the peer is slow). "
            "MB are peak resident memory, ours and theirs; what is less than this script's own cannot be seen.\n")
        for part in ["table"] if chosen.only else chosen.parts.split(","):
            {
                "table": comparison.table,
                "memory": comparison.memory,
                "start": comparison.start,
                "durability": comparison.durability,
                "instructions": comparison.instructions,
            }[part]()
        comparison.conclude()
    sys.exit(0 if comparison.agree else 1)


main()
