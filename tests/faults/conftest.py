"""Actors of both kinds, and checkouts for them whose servers are always ended."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import embedded
from config.embedded import places
from tests.faults.actors import Actor, Checkout, copy_wheel, new_folder

ORDINARY_ACCOUNTS = ("www-data", "nobody", "_www")


@pytest.fixture(scope="session")
def ordinary_account() -> pwd.struct_passwd:
    if os.geteuid() != 0:
        pytest.skip("only root can act as somebody else")
    for name in ORDINARY_ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("no ordinary account to act as")


@pytest.fixture(scope="session")
def reachable_packages() -> Iterator[Path]:
    """The wheel where anybody can read it."""
    folder = new_folder()
    copy_wheel(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(params=["ourselves", "an ordinary user"])
def actor(request: pytest.FixtureRequest) -> Actor:
    if request.param == "ourselves":
        return Actor()
    account = request.getfixturevalue("ordinary_account")
    return Actor(account, request.getfixturevalue("reachable_packages"))


@pytest.fixture
def empty_checkout(actor: Actor) -> Iterator[Path]:
    """An empty folder that belongs to the actor."""
    with Checkout(actor) as root:
        yield root


@pytest.fixture(scope="session")
def made_checkouts() -> Iterator[dict[str, Checkout]]:
    """By account: making a database takes a second, and most tests leave it as good as they found it."""
    made: dict[str, Checkout] = {}
    yield made
    for each in made.values():
        each.__exit__()


@pytest.fixture
def checkout(actor: Actor, made_checkouts: dict[str, Checkout]) -> Iterator[Path]:
    """A checkout of the actor with a database, an empty log and no server."""
    name = actor.account.pw_name if actor.account else ""
    if name not in made_checkouts:
        made_checkouts[name] = Checkout(actor)
        root = made_checkouts[name].root
        actor.does(lambda: embedded.url(root))
    root = made_checkouts[name].root
    embedded.stop(root)
    (root / places.FOLDER / "log").unlink(missing_ok=True)
    yield root
    embedded.stop(root)


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[bytes]]:
    """A living process that has nothing to do with any of this."""
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process
        process.kill()
