"""Runs one program at a time in a process of its own and measures it from outside."""

import os
import shutil
import statistics
import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    """A command; what it writes goes to `output`, a folder that is made anew before each run."""

    name: str
    command: tuple
    output: str
    # Standard output goes to this file in the folder.
    stdout: str = ""
    environment: tuple = ()
    # The files with the accepted and the rejected events, by their paths in the folder.
    accepted: str = ""
    rejected: str = ""
    # Whether it accepts an id again that it has seen.
    repeats_ids: bool = False


@dataclass
class Run:
    seconds: float
    cpu: float
    # The most memory that was resident, in bytes.
    peak: int
    # How many cores other processes kept busy meanwhile.
    others: float


class Failed(Exception):
    pass


def run(job, log):
    """Runs `job` once. Its peak memory is no less than that of this process, which therefore must stay small."""
    shutil.rmtree(job.output, ignore_errors=True)
    os.makedirs(job.output)
    target = os.path.join(job.output, job.stdout) if job.stdout else os.devnull
    flags = os.O_WRONLY | os.O_CREAT
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, target, flags, 0o666),
        (os.POSIX_SPAWN_OPEN, 2, log, flags | os.O_APPEND, 0o666),
    ]
    environment = os.environ | dict(job.environment)
    busy = busy_seconds()
    start = time.monotonic()
    child = os.posix_spawnp(job.command[0], job.command, environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - start
    if status != 0:
        raise Failed(f"{job.name} failed (status {os.waitstatus_to_exitcode(status)}); see {log}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, busy_seconds() - busy - cpu) / seconds
    return Run(seconds, cpu, usage.ru_maxrss * 1024, others)


def busy_seconds():
    """Seconds that all cores together have worked since the machine started."""
    with open("/proc/stat", encoding="ascii") as file:
        user, nice, system, _, _, irq, softirq, *_ = map(int, file.readline().split()[1:])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


@dataclass
class Series:
    """The runs of one job."""

    runs: list = field(default_factory=list)

    @property
    def seconds(self):
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak(self):
        return max(run.peak for run in self.runs)


def in_turn(jobs, rounds, log):
    """Runs all `jobs` once a round, each round starting with another one, so that drift falls on all alike."""
    series = [Series() for _ in jobs]
    for turn in range(rounds):
        for place in range(len(jobs)):
            chosen = (place + turn) % len(jobs)
            series[chosen].runs.append(run(jobs[chosen], log))
    return series


@dataclass
class Ratio:
    """The ratios of two series, round by round."""

    least: float
    median: float
    most: float

    @staticmethod
    def of(above, below):
        ratios = sorted(a.seconds / b.seconds for a, b in zip(above.runs, below.runs))
        return Ratio(ratios[0], statistics.median(ratios), ratios[-1])

    def __str__(self):
        return f"{self.least:.2f} - **{self.median:.2f}** - {self.most:.2f}"
