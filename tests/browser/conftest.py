"""A real Chromium against a real server, with the seed in its database."""

import os
import shutil

import pytest
from django.contrib.auth.models import User

from seeds import loading
from tests.factories import UserFactory
from tests.times import NOON

PASSWORD = "a browser types this"


@pytest.fixture(scope="session")
def base_url():
    """In place of pytest-base-url's own, which is a method, and pytest 9 warns of those."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, or the one that CHROMIUM names; it fetches nothing by itself."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium: install it, or name one in CHROMIUM")
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session", autouse=True)
def _blocking_database_calls_are_allowed():
    """Playwright keeps an event loop in the tests' thread to the session's end, and Django takes every query beside one
    for a mistake: so this is never taken back, or the tests that come after these would fail."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture
def curator(transactional_db):
    """A curator who can log in; the seed is loaded."""
    loading.load(at=NOON)
    person = UserFactory(username="ana", role="curator", is_staff=True)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def editor(transactional_db):
    person = UserFactory(username="ed", role="editor", is_staff=True)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def enter(page, live_server):
    """Log somebody in through the form, as people do."""

    def log_in(person: User) -> None:
        page.goto(f"{live_server.url}/admin/")
        page.get_by_label("Username").fill(person.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.locator("#nav-sidebar").wait_for()

    return log_in
