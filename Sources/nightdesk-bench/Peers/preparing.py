"""What a comparison needs before it starts: the tools to compare with, and the inputs."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv

HERE = os.path.dirname(os.path.abspath(__file__))


def note(text):
    print(text, file=sys.stderr, flush=True)


class Peers:
    """The tools to compare with, as far as they can be had."""

    def __init__(self, folder):
        self.python = os.path.join(folder, "bin", "python")
        os.makedirs(folder, exist_ok=True)
        try:
            if not os.path.exists(self.python):
                venv.create(folder, with_pip=True)
            with open(os.path.join(HERE, "requirements.txt"), encoding="utf-8") as file:
                for requirement in file.read().split():
                    self.install(requirement)
        except subprocess.CalledProcessError:
            note("skipped: all peers in Python; this one cannot make virtual environments with pip")
            self.python = sys.executable
        self.versions = self.found()

    def install(self, requirement):
        pip = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement]
        if subprocess.run(pip, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).returncode:
            note(f"skipped: {requirement} cannot be installed")

    def found(self):
        script = "import importlib.metadata, json; "
        script += "print(json.dumps({d.name: d.version for d in importlib.metadata.distributions()}))"
        installed = json.loads(subprocess.check_output([self.python, "-c", script]))
        names = ["duckdb", "lxml", "msgspec", "polars", "pydantic"]
        versions = {name: installed[name] for name in names if name in installed}
        versions["cp"] = ""
        for name, program in (("miller", "mlr"), ("jq", "jq"), ("valgrind", "valgrind")):
            if shutil.which(program):
                answer = subprocess.check_output([program, "--version"], text=True)
                versions[name] = re.search(r"[0-9][0-9.]*", answer)[0]
            else:
                note(f"skipped: {program} is not installed")
        return versions


class Inputs:
    """The generated register with a number of events, in every layout and syntax; made when it is asked for."""

    def __init__(self, bench, folder, events, seed, python):
        self.bench, self.events, self.python = bench, events, python
        self.folder = os.path.join(folder, str(events))
        made_before = self.folder + "/made.txt"
        if not os.path.exists(made_before):
            for layout in ([], ["--acled"]):
                made = subprocess.check_output(
                    [bench, "generate", self.folder, "--events", str(events), "--seed", str(seed), *layout], text=True
                )
            with open(made_before, "w", encoding="utf-8") as file:
                file.write(made)
        with open(made_before, encoding="utf-8") as file:
            self.accepted = int(re.search(r"([0-9]+) of them valid", file.read())[1])

    def small_tables(self):
        return [self.path(name) for name in ("sources.csv", "actors.csv", "claims.csv")]

    def path(self, name):
        path = os.path.join(self.folder, name)
        if os.path.exists(path):
            return path
        if name.endswith(".jsonl"):
            note(f"converting {self.events} events to {name}")
            self.make([self.python, f"{HERE}/jsonlines.py", path.replace(".jsonl", ".csv"), path])
        elif name == "register.xml":
            folder = self.folder + "/published"
            self.make([self.bench, "work", "xml", self.folder, "--output", folder])
            os.rename(folder + "/xml/register.xml", path)
            shutil.rmtree(folder)
        elif name == "events.xml":
            self.leave_events(self.path("register.xml"), path)
        return path

    def leave_events(self, source, target):
        """Copies a register without its other tables; each record starts a line."""
        keeps = True
        with open(source, "rb") as lines, open(target, "wb") as output:
            for line in lines:
                if re.match(rb"<(source|actor|relation|place|claim)>", line):
                    keeps = False
                elif re.match(rb"<event>|</register>", line):
                    keeps = True
                if keeps:
                    output.write(line)

    def make(self, command):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
