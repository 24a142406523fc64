"""The system calls by which a run reaches its output folder, and what strace can let become of each."""

import dataclasses
import os
import re
import shutil
import subprocess
import tempfile

WRITES = ("write", "pwrite64", "writev")
SYNCS = ("fsync", "fdatasync")
RENAMES = ("rename", "renameat", "renameat2")
OTHERS = ("close", "openat", "mkdirat", "symlinkat", "linkat", "unlink", "unlinkat")
TRACED = WRITES + SYNCS + RENAMES + OTHERS

KILL = "signal=KILL"
# what a call may answer that has not been carried out
ERRORS = {
    "close": ("EIO", "ENOSPC", "EINTR"),
    "openat": ("EMFILE", "EIO", "ENOSPC", "EINTR"),
    "unlink": ("EIO",), "unlinkat": ("EIO",),
} | {name: ("ENOSPC", "EIO", "EINTR") for name in WRITES} \
  | {name: ("EIO", "ENOSPC", "EMFILE") for name in SYNCS + RENAMES} \
  | {name: ("ENOSPC", "EIO", "EMFILE") for name in ("mkdirat", "symlinkat", "linkat")}


def cannot_trace():
    """Why nothing can be traced here; None when it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    with tempfile.NamedTemporaryFile() as log:
        command = ["strace", "-f", "-qq", "-o", log.name, "-e", "trace=write", "true"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    return None if done.returncode == 0 else f"ptrace is not permitted: {done.stderr.strip()[:200]}"


def tracing(log):
    """What stands before a command whose calls are listed, descriptors with their paths."""
    return ["strace", "-f", "-qq", "-y", "-s", "0", "--seccomp-bpf", "-o", log, "-e", "trace=" + ",".join(TRACED)]


@dataclasses.dataclass(frozen=True)
class Point:
    """One call that fails: the `count`-th of its name, in one thread, that has to do with `path`."""

    call: int
    name: str
    # relative to the output folder
    path: str
    count: int
    action: str

    def injecting(self, log, output):
        """What stands before the command in which it fails; strace counts only the calls of this path."""
        path = os.path.normpath(os.path.join(output, self.path))
        # where the filter stops the program, no signal can be given to it
        quick = [] if self.action == KILL else ["--seccomp-bpf"]
        return [
            "strace", "-f", "-qq", *quick, "-s", "0", "-o", log, "-P", path, "-e", f"trace={self.name}",
            "-e", f"inject={self.name}:{self.action}:when={self.count}{'+' if self.is_lasting else ''}",
        ]

    @property
    def is_lasting(self):
        return self.action == "error=EIO" and self.name in WRITES + SYNCS

    @property
    def is_harmless(self):
        """Whether the run has to come to a good end all the same: it was only interrupted.

        Not so where a library writes: the history by SQLite, and a workbook through stdio, which does not try again. Then
        that export fails, and the others are published.
        """
        by_library = self.path.startswith(".nightdesk/history") or self.path.endswith(".xlsx")
        return self.action == "error=EINTR" and not by_library

    def __str__(self):
        lasting = " and ever after" if self.is_lasting else ""
        return f"{self.name} number {self.count} of {self.path}: {self.action}{lasting}"


def points(log, output):
    """Every call in a trace that reaches the output folder, with each thing that may become of it."""
    line_of = re.compile(r"^(\d+) +(\w+)\((.*?)(?: <unfinished \.\.\.>|\) += (-?\d+|\?).*)$")
    counts, found, number = {}, [], 0
    with open(log, errors="replace") as file:
        for line in file:
            match = line_of.match(line)
            if not match or match[2] not in TRACED:
                continue
            thread, name, arguments, result = match.groups()
            paths = re.findall(r"\d+<([^>]*)>", arguments) + re.findall(r'"([^"]*)"', arguments)
            ours = [path for path in dict.fromkeys(paths) if path == output or path.startswith(output + "/")]
            for path in ours:
                counts[thread, name, path] = counts.get((thread, name, path), 0) + 1
            # a run id in the name of a folder that does not exist yet, and "." and "latest/", are reached by their folder
            if not ours:
                continue
            number += 1
            path, count = ours[0], counts[thread, name, ours[0]]
            actions = [f"error={error}" for error in ERRORS[name]] + [KILL]
            if name in WRITES and result and result.isdigit() and int(result) > 1:
                # a write that has taken nothing and says: one byte, half of it, everything
                actions += [f"retval={claimed}" for claimed in sorted({1, int(result) // 2, int(result)})]
            relative = os.path.relpath(path, output)
            found += [Point(number, name, relative, count, action) for action in actions]
    return found
