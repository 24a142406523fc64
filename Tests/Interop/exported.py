"""The sample register, exported once for all tests of how other programs read the exports."""
import atexit
import functools
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NIGHTDESK = ROOT / ".build/debug/nightdesk"


@functools.cache
def edition(formats, register="Inputs/dignity-operation", title="The <sample> & more"):
    """The folder of an edition of a register in these formats, joined by commas."""
    folder = tempfile.TemporaryDirectory(prefix="nightdesk-")
    atexit.register(folder.cleanup)
    command = [NIGHTDESK, "run", ROOT / register, "--output", folder.name, "--as-of", "2026-11-24", "--quiet"]
    command += ["--formats", formats, "--title", title]
    subprocess.run(command, check=True, timeout=120)
    return pathlib.Path(folder.name) / "latest"


def records(path):
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
