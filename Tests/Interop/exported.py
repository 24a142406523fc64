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
    run = subprocess.run(command, timeout=120, stderr=subprocess.PIPE)
    # 2: published, and records were rejected
    if run.returncode not in (0, 2):
        raise RuntimeError(run.stderr.decode())
    return pathlib.Path(folder.name) / "latest"


def records(path):
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
