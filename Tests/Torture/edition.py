"""What a stranger finds in an output folder: written without any of Nightdesk's own code, so that it shares none of its faults."""

import hashlib
import json
import os

MANIFEST = "manifest.json"
STATE = {"edition.json", "last-run.json", "last-refusal.json", "records", "history.sqlite"}


def read(folder, path):
    """The bytes of a file below an open folder."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
    with open(descriptor, "rb") as file:
        return file.read()


def problems(path):
    """What is wrong with the edition at `path`, which may be the link `latest`; nothing when it is whole.

    The folder is opened once, so that a `latest` that is swapped in the middle does not mix two editions.
    """
    try:
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        return [f"{path}: {error.strerror}"]
    try:
        return inner_problems(folder)
    finally:
        os.close(folder)


def inner_problems(folder):
    try:
        text = read(folder, MANIFEST)
    except OSError as error:
        return [f"{MANIFEST}: {error.strerror}"]
    lines = text.splitlines(keepends=True)
    found = []
    seal = hashlib.sha256(b"".join(lines[:-2])).hexdigest()
    if lines[-2:] != [f'  "seal": "{seal}"\n'.encode(), b"}\n"]:
        return [f"{MANIFEST}: the seal is broken"]
    listed = {MANIFEST}
    for output in json.loads(text)["outputs"]:
        listed.add(output["path"])
        try:
            content = read(folder, output["path"])
        except OSError as error:
            found.append(f"{output['path']}: {error.strerror}")
            continue
        if len(content) != output["bytes"] or hashlib.sha256(content).hexdigest() != output["sha256"]:
            found.append(f"{output['path']}: not what {MANIFEST} says")
    for root, _, names, _ in os.fwalk(".", dir_fd=folder):
        for name in names:
            path = os.path.normpath(os.path.join(root, name))
            if path not in listed:
                found.append(f"{path}: not in {MANIFEST}")
    return found


def latest(output):
    """The run that `latest` points to; None without one."""
    try:
        return os.readlink(os.path.join(output, "latest"))
    except FileNotFoundError:
        return None


def runs(output):
    """All editions in an output folder."""
    return sorted(name for name in os.listdir(output) if not name.startswith(".") and name != "latest")


def leftovers(output):
    """What should not be there after a run that ended well."""
    left = [name for name in os.listdir(output) if name.startswith(".") and name != ".nightdesk"]
    state = os.path.join(output, ".nightdesk")
    left += [f".nightdesk/{name}" for name in os.listdir(state) if name not in STATE]
    records = os.listdir(os.path.join(state, "records"))
    if len(records) > 2:
        left.append(f".nightdesk/records holds {len(records)} files")
    left += [f".nightdesk/records/{name}" for name in records if name.startswith(".")]
    return left
