"""The front page, the health address and the token command."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
class TestFrontPage:
    def test_shows_the_newest_figures_marked_in_their_sentences(self, client, seeded):
        page = client.get("/")

        assert "<mark>more than 160,000</mark>" in page.content.decode()

    def test_says_what_to_do_when_there_is_nothing_yet(self, client):
        page = client.get("/")

        assert "manage.py seed" in page.content.decode()

    def test_tells_people_in_html_that_there_is_no_such_page(self, client):
        page = client.get("/nowhere/")

        assert page.status_code == 404
        assert page["Content-Type"].startswith("text/html")


@pytest.mark.django_db
class TestHealth:
    def test_answers_when_the_database_does(self, client):
        assert client.get("/health/").json() == {"status": "ok"}


@pytest.mark.django_db
class TestToken:
    def test_makes_a_token_that_the_api_takes(self, client, curator, capsys):
        call_command("token", "curator")

        token = capsys.readouterr().out.strip()
        me = client.get("/api/v1/me/", headers={"Authorization": f"Token {token}"}).json()
        assert me == {"username": "curator", "roles": ["curator"]}

    def test_says_that_there_is_no_such_user(self):
        with pytest.raises(CommandError, match="nobody"):
            call_command("token", "nobody")


@pytest.mark.django_db
class TestDemo:
    def test_prepares_and_prints_what_to_ask(self, capsys):
        call_command("demo", prepare_only=True)

        told = capsys.readouterr().out
        assert told.count("curl '") == 3
        assert "value_overlaps=150000,170000" in told
