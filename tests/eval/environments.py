"""Peers are measured in an environment of their own, made for one run and gone afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


class NotInstalled(Exception):
    """The peer could not be installed; the message is pip's last line."""


def run(
    script: str, *, packages: Sequence[str], given: Any, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a script with the packages on one core, `given` as JSON on its standard input. Raises NotInstalled."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "venv" / "bin" / "python"
        for command in (
            [sys.executable, "-m", "venv", str(Path(folder) / "venv")],
            [str(python), "-m", "pip", "install", "--quiet", *packages],
        ):
            made = subprocess.run(command, capture_output=True, text=True, check=False)
            if made.returncode:
                raise NotInstalled((made.stderr.strip().splitlines() or ["no reason given"])[-1])
        return subprocess.run(
            [str(python), "-c", f"import os; os.sched_setaffinity(0, {{0}})\n{script}"],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
            env=env,
        )
