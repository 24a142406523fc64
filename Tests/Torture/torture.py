#!/usr/bin/env python3
"""Breaks runs of Nightdesk in every way a night can, and looks at what is left.

    torture.py --program .build/release/nightdesk strace disks pairs kills cuts

Each part prints one line, or `skipped:` with the reason where it cannot be tried (exit 77 when that holds for all). It
ends with 1 when an edition was torn, one that was acknowledged is lost, or something stayed behind.
"""

import argparse
import concurrent.futures
import contextlib
import ctypes
import fcntl
import json
import multiprocessing
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

import calls
import edition

# a run that hangs is a fault of its own
TIMEOUT = 30
CRASHES = {signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGSEGV}


class Skipped(Exception):
    pass


class Tally:
    """What came of the points of one part."""

    def __init__(self, name):
        self.name = name
        self.points = self.torn = self.lost = self.left = 0
        self.notes = {}
        self.faults = []

    def note(self, what, count=1):
        self.notes[what] = self.notes.get(what, 0) + count

    def fault(self, kind, text):
        setattr(self, kind, getattr(self, kind) + 1) if kind in ("torn", "lost", "left") else None
        self.faults.append(text)

    @property
    def line(self):
        notes = ", ".join(f"{count} {what}" for what, count in sorted(self.notes.items()))
        return (
            f"{self.name}: {self.points} points, {self.torn} torn, {self.lost} acknowledged and lost, "
            f"{self.left} left behind" + (f" ({notes})" if notes else "")
        )


class Desk:
    """A register and an output folder in a folder of their own."""

    def __init__(self, program, folder, formats="csv", events=3):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.formats = formats
        self.events = events
        self.output = os.path.join(folder, "out")
        self.moment = 0
        self.register = os.path.join(folder, "register")
        os.makedirs(self.register, exist_ok=True)

    def write(self, word):
        """A register in which `word` tells one night from another."""
        with open(os.path.join(self.register, "events.csv"), "w") as file:
            file.write("id,when,type,title\n")
            # each on a day of its own, so that none looks like another
            for number in range(self.events):
                file.write(f"e{number},{1000 + number // 28}-01-{1 + number % 28:02},battle,Event {number} of {word}\n")

    def next_run(self):
        """The id of a run that comes after all others."""
        self.moment += 1
        return "20%02d-%02d-%02dT%02d0000Z" % (
            26 + self.moment // 8064, 1 + self.moment // 672 % 12, 1 + self.moment // 24 % 28, self.moment % 24)

    def command(self, run):
        as_of = f"{run[:13]}:00:00Z"
        return [
            self.program, "run", self.register, "--output", self.output, "--as-of", as_of, "--unchanged", "publish",
            "--formats", self.formats, "--config", "/dev/null", "--quiet",
        ]

    def start(self, run, before=()):
        return subprocess.Popen(
            [*before, *self.command(run)], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={"HOME": self.folder, "PATH": os.environ["PATH"], "TZ": "UTC"})

    def run(self, run, before=()):
        """The exit code, negative for a signal; None for a run that had to be killed since it hung."""
        process = self.start(run, before)
        return self.wait(process)

    def wait(self, process):
        try:
            code = process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None
        return 128 - code - 128 if code < 0 else code

    def judge(self, tally, what, run, code, before, must_publish=False):
        """Holds what is there after a run against what was promised. `before`: the latest run until then."""
        tally.points += 1
        signal_number = -code if code is not None and code < 0 else 0
        if code is None:
            tally.fault("hung", f"{what}: hung")
        elif signal_number in CRASHES or code - 128 in CRASHES:
            tally.fault("crashed", f"{what}: crashed, {code}")
        now = edition.latest(self.output)
        if now is not None or before is not None:
            for problem in edition.problems(os.path.join(self.output, "latest")):
                tally.fault("torn", f"{what}: exit {code}, latest: {problem}")
        if code == 0 and now != run:
            tally.fault("lost", f"{what}: exit 0, but latest is {now}")
        elif now not in (before, run):
            tally.fault("lost", f"{what}: exit {code}, latest is {now}, was {before}")
        tally.note("published" if now == run else "not published")
        if must_publish and code != 0:
            tally.fault("failed", f"{what}: exit {code}, expected 0")

    def recover(self, tally, what):
        """The next night: all is well again, and nothing is left behind."""
        self.write(f"the night after {what}")
        run = self.next_run()
        code = self.run(run)
        if code != 0 or edition.latest(self.output) != run:
            tally.fault("failed", f"{what}: the next run ends with {code}")
        for problem in edition.problems(os.path.join(self.output, "latest")):
            tally.fault("torn", f"{what}: after the next run, latest: {problem}")
        for name in edition.leftovers(self.output):
            tally.fault("left", f"{what}: {name} is left after the next run")


@contextlib.contextmanager
def scratch():
    """A folder in memory where there is one: the sync of a disk would take most of the time."""
    parent = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="nightdesk-torture-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_late(options):
    """Whether it is time to tell what there is."""
    return options.minutes and time.monotonic() > options.began + options.minutes * 60


def quietly(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT)


# The system calls that reach our files, each failing


def strace(options):
    reason = calls.cannot_trace()
    if reason:
        raise Skipped(reason)
    tally = Tally("system calls, each failing (strace)")
    for formats in options.formats:
        with scratch() as folder:
            desk = Desk(options.program, os.path.join(folder, "first"), formats)
            desk.write("the first night")
            if desk.run(desk.next_run()) != 0:
                raise SystemExit("the first run fails")
            desk.write("the second night")
            run = desk.next_run()
            keep = os.path.join(folder, "keep")
            shutil.copytree(desk.output, keep, symlinks=True)
            log = os.path.join(folder, "log")
            desk.run(run, calls.tracing(log))
            points = calls.points(log, desk.output)
            wanted = options.points // len(options.formats) if options.points else len(points)
            chosen = spread(points, wanted)
            tally.note("calls that reach our files", len({point.call for point in points}))

            def work(place):
                one = Tally("")
                desk = Desk(options.program, os.path.join(folder, f"worker{place}"), formats)
                for point in chosen[place :: options.jobs]:
                    if is_late(options):
                        break
                    inject(desk, keep, point, one)
                return one

            with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
                for one in pool.map(work, range(options.jobs)):
                    add(tally, one)
    return tally


def inject(desk, keep, point, tally):
    shutil.rmtree(desk.output, ignore_errors=True)
    shutil.copytree(keep, desk.output, symlinks=True)
    desk.moment = 1
    before = edition.latest(desk.output)
    desk.write("the second night")
    run = desk.next_run()
    log = os.path.join(desk.folder, "log")
    code = desk.run(run, point.injecting(log, desk.output))
    with open(log, errors="replace") as file:
        text = file.read()
    # strace ends as its program did
    hit = "(INJECTED)" in text or "killed by SIGKILL" in text
    if not hit:
        tally.note("not reached again")
        return
    desk.judge(tally, str(point), run, code, before, must_publish=point.is_harmless)
    desk.recover(tally, str(point))


def spread(points, count):
    """`count` of them, from the first to the last."""
    if count >= len(points):
        return points
    return [points[place * len(points) // count] for place in range(count)]


def add(tally, other):
    for name in ("points", "torn", "lost", "left"):
        setattr(tally, name, getattr(tally, name) + getattr(other, name))
    for what, count in other.notes.items():
        tally.note(what, count)
    tally.faults += other.faults


# Small disks and disks that take nothing


def disks(options):
    need_root("mount")
    tally = Tally("full, nearly full and read-only disks")
    with scratch() as folder, mounted(folder, "-t", "tmpfs", "-o", "size=8m,mode=755", "none") as disk:
        desk = Desk(options.program, folder)
        desk.output = os.path.join(disk, "out")
        desk.write("the first night")
        desk.run(desk.next_run())
        for more in [("size", number) for number in range(options.disks)] + [
            ("nr_inodes", number) for number in range(options.disks)
        ]:
            limit = limited(disk, *more)
            before = edition.latest(desk.output)
            desk.write("a night with a small disk")
            run = desk.next_run()
            resize(disk, limit)
            code = desk.run(run)
            desk.judge(tally, limit, run, code, before)
            tally.note(f"ended with {code}")
            resize(disk, "size=8m,nr_inodes=10000")
            desk.recover(tally, limit)
            for old in edition.runs(desk.output)[:-1]:
                shutil.rmtree(os.path.join(desk.output, old))
        resize(disk, "ro")
        before = edition.latest(desk.output)
        run = desk.next_run()
        code = desk.run(run)
        desk.judge(tally, "read-only", run, code, before)
        if code not in (73, 74, 77):
            tally.fault("failed", f"read-only: exit {code}")
    with scratch() as folder, mounted(folder, "-t", "tmpfs", "-o", "size=64k,mode=755", "none") as disk:
        desk = Desk(options.program, folder, events=2000)
        desk.output = os.path.join(disk, "out")
        desk.write("a night with 64 KiB")
        run = desk.next_run()
        code = desk.run(run)
        desk.judge(tally, "64 KiB", run, code, None)
        if code != 74 or edition.runs(desk.output):
            tally.fault("failed", f"64 KiB: exit {code}, {edition.runs(desk.output)}")
        resize(disk, "size=8m")
        desk.recover(tally, "64 KiB")
    return tally


def limited(disk, option, more):
    """The option that leaves so many more blocks, or inodes, than are in use."""
    used = os.statvfs(disk)
    if option == "size":
        return f"size={(used.f_blocks - used.f_bfree + more) * used.f_frsize}"
    return f"nr_inodes={used.f_files - used.f_ffree + more}"


def resize(disk, limit):
    done = quietly("mount", "-o", f"remount,{limit}", disk)
    if done.returncode != 0:
        raise SystemExit(done.stderr)


# Several at once


def pairs(options):
    tally = Tally("two runs at once")
    with scratch() as folder:
        desk = Desk(options.program, folder)
        desk.write("a night")
        for _ in range(options.pairs):
            before = edition.latest(desk.output) if os.path.exists(desk.output) else None
            run, other = desk.next_run(), desk.next_run()
            both = [desk.start(run), desk.start(other)]
            codes = [desk.wait(process) for process in both]
            well = [name for name, code in zip((run, other), codes) if code == 0]
            if sorted(codes) not in ([0, 0], [0, 75]):
                tally.fault("failed", f"two at once: {codes}")
            for name in well:
                for problem in edition.problems(os.path.join(desk.output, name)):
                    tally.fault("torn", f"two at once: {name}: {problem}")
            if edition.latest(desk.output) not in well:
                tally.fault("lost", f"two at once: {codes}, latest is {edition.latest(desk.output)}, was {before}")
            for name in edition.leftovers(desk.output):
                tally.fault("left", f"two at once: {name}")
            tally.points += 1
            tally.note("turned away", codes.count(75))
    return tally


# Kills at random moments, under the eyes of a reader


def kills(options):
    tally = Tally("kills at random moments (SIGKILL)")
    with scratch() as folder:
        desk = Desk(options.program, folder, events=300)
        desk.write("the first night")
        acknowledged = [desk.next_run()]
        began = time.monotonic()
        desk.run(acknowledged[0])
        lasts = time.monotonic() - began
        over = multiprocessing.Event()
        seen = multiprocessing.Queue()
        reader = multiprocessing.Process(target=watch, args=(os.path.join(desk.output, "latest"), over, seen))
        reader.start()
        chance = random.Random(20261124)
        try:
            while tally.points < options.kills and not is_late(options):
                desk.write(f"night {tally.points}")
                before, run = edition.latest(desk.output), desk.next_run()
                began = time.monotonic()
                process = desk.start(run)
                time.sleep(chance.uniform(0, lasts * 1.1))
                process.kill()
                code = desk.wait(process)
                if code == 0:
                    lasts = 0.8 * lasts + 0.2 * (time.monotonic() - began)
                    acknowledged.append(run)
                    tally.note("ended first")
                    continue
                desk.judge(tally, f"kill {tally.points}", run, code, before)
                desk.recover(tally, f"kill {tally.points}")
                acknowledged.append(edition.latest(desk.output))
                # what was published is never touched again, so a sample of it tells as much as all
                if tally.points % 100 == 0:
                    sweep(desk, tally, acknowledged)
        finally:
            over.set()
            reads, faults = seen.get(timeout=TIMEOUT)
            reader.join()
        tally.note("reads of latest meanwhile", reads)
        for fault in faults:
            tally.fault("torn", f"a reader: {fault}")
        sweep(desk, tally, acknowledged)
    return tally


def sweep(desk, tally, acknowledged):
    """Looks at every edition that a run has said is there, and keeps the latest only."""
    for run in acknowledged:
        for problem in edition.problems(os.path.join(desk.output, run)):
            tally.fault("lost", f"{run}: {problem}")
    now = edition.latest(desk.output)
    for run in edition.runs(desk.output):
        # the edition before is what the next one is compared with
        if run < acknowledged[-2 if len(acknowledged) > 1 else -1] and run != now:
            shutil.rmtree(os.path.join(desk.output, run))
    acknowledged[:] = acknowledged[-1:]


def watch(latest, over, seen):
    """Reads `latest` as a stranger would, over and over."""
    os.nice(5)
    reads, faults = 0, []
    while not over.is_set():
        faults += edition.problems(latest)
        reads += 1
    seen.put((reads, faults[:20]))


# Power cuts


# FS_IOC_SHUTDOWN of ext4, without a flush of the log: the disk takes nothing any more, as when the power goes
SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2


def cuts(options):
    need_root("mount", "mkfs.ext4")
    tally = Tally("power cuts (ext4 on a loop device)")
    with scratch() as folder:
        image = os.path.join(folder, "image")
        with open(image, "wb") as file:
            file.truncate(64 << 20)
        made = quietly("mkfs.ext4", "-q", image)
        if made.returncode != 0:
            raise Skipped(f"mkfs.ext4: {made.stderr.strip()}")
        disk = os.path.join(folder, "disk")
        os.mkdir(disk)
        plug(image, disk)
        try:
            cut_again_and_again(options, tally, folder, image, disk)
        finally:
            quietly("umount", "--lazy", disk)
    return tally


def cut_again_and_again(options, tally, folder, image, disk):
    desk = Desk(options.program, folder, events=300)
    desk.output = os.path.join(disk, "out")
    desk.write("the first night")
    desk.run(desk.next_run())
    began = time.monotonic()
    desk.run(desk.next_run())
    lasts = time.monotonic() - began
    chance = random.Random(20261124)
    while tally.points < options.cuts and not is_late(options):
        desk.write(f"night {tally.points}")
        before, run = edition.latest(desk.output), desk.next_run()
        began = time.monotonic()
        process = desk.start(run)
        # one in three comes after the end, when the run has said that all is well
        if chance.random() < 0.33:
            desk.wait(process)
            lasts = 0.8 * lasts + 0.2 * (time.monotonic() - began)
        else:
            time.sleep(chance.uniform(0, lasts))
        has_ended = process.poll() is not None
        folder_of_disk = os.open(disk, os.O_RDONLY)
        fcntl.ioctl(folder_of_disk, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(folder_of_disk)
        code = desk.wait(process)
        unplug(disk)
        plug(image, disk)
        tally.note("after exit 0" if has_ended and code == 0 else "before the end")
        desk.judge(tally, f"cut {tally.points}", run, code, before)
        desk.recover(tally, f"cut {tally.points}")
        for old in edition.runs(desk.output)[:-2]:
            shutil.rmtree(os.path.join(desk.output, old))


def plug(image, disk):
    done = quietly("mount", "-o", "loop", image, disk)
    if done.returncode != 0:
        raise Skipped(f"no loop device can be mounted: {done.stderr.strip()}")
    try:
        os.close(os.open(os.path.join(disk, "on"), os.O_CREAT | os.O_WRONLY))
    except OSError as error:
        raise SystemExit(f"the power does not come back: {error}")


def unplug(disk):
    for _ in range(100):
        if quietly("umount", disk).returncode == 0:
            return
        time.sleep(0.05)
    raise SystemExit(f"{disk} stays busy")


@contextlib.contextmanager
def mounted(folder, *what):
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    done = quietly("mount", *what, disk)
    if done.returncode != 0:
        raise Skipped(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield disk
    finally:
        quietly("umount", "--lazy", disk)


def need_root(*tools):
    """Whatever is mounted from now on is seen by this process and its children alone.

    Another that starts a life with mounts of its own in this moment would keep a copy of ours, and with it the disk.
    """
    if os.geteuid() != 0:
        raise Skipped("only root may mount")
    for tool in tools:
        if not shutil.which(tool):
            raise Skipped(f"{tool} is not installed")
    library = ctypes.CDLL(None, use_errno=True)
    new_mounts, recursive_and_private = 0x20000, 0x4000 | 0x40000
    if library.unshare(new_mounts) or library.mount(b"none", b"/", None, recursive_and_private, None):
        raise Skipped(f"nothing can be mounted here: {os.strerror(ctypes.get_errno())}")


# The whole


PARTS = {"strace": strace, "disks": disks, "pairs": pairs, "kills": kills, "cuts": cuts}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--program", required=True)
    parser.add_argument("--formats", action="append", help="of the strace part, joined by commas; may be repeated")
    parser.add_argument("--points", type=int, default=0, help="of the strace part; 0: all there are")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--disks", type=int, default=60, help="sizes, and as many numbers of inodes")
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=0, help="no more points after so many; 0: as many as it takes")
    parser.add_argument("--report", help="a file that the results are added to, a line of JSON each")
    options = parser.parse_args()
    options.formats = options.formats or ["csv"]
    options.began = time.monotonic()
    is_bad, tried = False, 0
    for name in options.parts:
        began = time.monotonic()
        try:
            tally = PARTS[name](options)
        except Skipped as reason:
            print(f"skipped: {name}: {reason}", flush=True)
            continue
        tried += 1
        print(f"{tally.line}, {time.monotonic() - began:.0f} s", flush=True)
        for fault in tally.faults[:50]:
            print(f"  {fault}", flush=True)
        is_bad = is_bad or bool(tally.faults)
        if options.report:
            with open(options.report, "a") as file:
                result = {key: getattr(tally, key) for key in ("name", "points", "torn", "lost", "left", "notes")}
                file.write(json.dumps(result | {"other": len(tally.faults)}) + "\n")
    return 1 if is_bad else 0 if tried else 77


if __name__ == "__main__":
    sys.exit(main())
