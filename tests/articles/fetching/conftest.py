"""Peers on this machine, and a watch over what is connected to."""

import pytest

from articles.fetching import Fetcher, Guard, Limits
from tests.articles.fetching.sites import Site
from tests.articles.fetching.watching import Listener, watching

USER_AGENT = "Factrail/0 (+https://factrail.example/contact)"


@pytest.fixture
def watch():
    with watching() as watch:
        yield watch


@pytest.fixture
def listener():
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.close()


@pytest.fixture
def fetcher(site, listener, watch):
    """May fetch from the site; a redirect to the listener would be refused for its address, not for its port."""
    return make_fetcher(site, listener)


def make_fetcher(site, listener=None, **limits):
    guard = Guard(allow={site.authority}, ports={80, 443, listener.port} if listener else {80, 443})
    return Fetcher(guard, user_agent=USER_AGENT, limits=Limits(**{"connect": 1.0, "read": 1.0, "total": 2.0} | limits))
