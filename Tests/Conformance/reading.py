"""What the command prints for a folder of files."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Reading:
    """One file as read: its items and its head, or why it was refused."""
    records: list[dict] = field(default_factory=list)
    format: str = ""
    # What the feed says of itself; None where the command prints no head.
    head: dict | None = None
    problem: str = "the command says nothing of this file"

    @property
    def succeeded(self) -> bool:
        return not self.problem


def read(command: list[str], paths: list[Path], timeout: float = 120) -> dict[Path, Reading]:
    """Runs the command once for files of one folder: its lines name a file without the folder."""
    done = subprocess.run(
        [*command, *map(str, paths)], capture_output=True, text=True, encoding="utf-8", timeout=timeout)
    by_name = {path.name: Reading() for path in paths}
    for line in done.stdout.splitlines():
        printed = json.loads(line)
        take(printed, by_name[printed["file"]])
    for line in done.stderr.splitlines():
        for path in paths:
            if line.startswith(f"{path}: "):
                by_name[path.name].problem = line.removeprefix(f"{path}: ")
    return {path: by_name[path.name] for path in paths}


def take(printed: dict, reading: Reading) -> None:
    reading.problem = ""
    reading.format = printed["format"]
    reading.head = printed.get("feed", reading.head)
    if "record" in printed:
        reading.records.append(printed["record"])
