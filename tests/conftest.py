"""What every test may ask for: people in each role, the seed, a database of its own.

Several people can run the suite at once on one PostgreSQL server: give each run another suffix, as in
`FACTRAIL_TEST_SUFFIX=ana python -m pytest`, and its database is `test_factrail_ana`.
"""

import os

import pytest
from hypothesis import settings as hypothesis_settings

from tests.factories import UserFactory
from tests.times import NOON

# the same examples on every run and every machine; no deadline, since a busy machine is not a failure
hypothesis_settings.register_profile("factrail", derandomize=True, deadline=None, max_examples=100)
hypothesis_settings.load_profile("factrail")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Name the test database after FACTRAIL_TEST_SUFFIX, before pytest-django makes it."""
    suffix = os.environ.get("FACTRAIL_TEST_SUFFIX", "")
    if not suffix:
        return
    from django.conf import settings

    for database in settings.DATABASES.values():
        named = database.setdefault("TEST", {}).get("NAME") or f"test_{database['NAME']}"
        database["TEST"]["NAME"] = f"{named}_{suffix}"


@pytest.fixture
def reader(db):
    return UserFactory(username="reader", role="reader")


@pytest.fixture
def curator(db):
    return UserFactory(username="curator", role="curator")


@pytest.fixture
def editor(db):
    return UserFactory(username="editor", role="editor")


@pytest.fixture
def superuser(db):
    return UserFactory(username="superuser", is_superuser=True, is_staff=True)


@pytest.fixture
def inactive_curator(db):
    """Somebody who has left: the role is still there, the account is closed."""
    return UserFactory(username="inactive", role="curator", is_active=False)


@pytest.fixture
def seeded(db):
    """The seed article, loaded in this test's transaction. Answers the loader's report."""
    from seeds import loading

    return loading.load(at=NOON)
