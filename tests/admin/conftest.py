"""People at the admin's door. A test says who acts: `as_curator.post(...)`."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


def logged_in(user: User) -> Client:
    """A browser of somebody who may enter: whoever works here needs staff status beside the role."""
    User.objects.filter(pk=user.pk).update(is_staff=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_curator(curator):
    return logged_in(curator)


@pytest.fixture
def as_editor(editor):
    return logged_in(editor)


@pytest.fixture
def as_reader(reader):
    return logged_in(reader)


@pytest.fixture
def as_superuser(superuser):
    return logged_in(superuser)
