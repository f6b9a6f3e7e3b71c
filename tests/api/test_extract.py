"""POST extract/: a text is read on the spot, by anybody, and stored nowhere."""

import pytest

from articles.models import Article
from claims.models import Claim

TEXT = "🚢 Traffic rose 12 percent to 1,204 ships, the port authority said."


@pytest.mark.django_db
class TestExtract:
    def test_answers_figures_with_who_says_them_to_anybody(self, client):
        answer = client.post("/api/v1/extract/", {"text": TEXT}, content_type="application/json")

        body = answer.json()
        assert answer.status_code == 200
        [share] = [figure for figure in body["figures"] if figure["unit"] == "percent"]
        assert share["value"] == "12"
        assert body["attributions"][share["attribution"]]["source"] == "the port authority"

    def test_counts_offsets_in_code_points(self, client):
        answer = client.post("/api/v1/extract/", {"text": TEXT}, content_type="application/json")

        for figure in answer.json()["figures"]:
            assert TEXT[figure["start"] : figure["end"]] == figure["raw"] == figure["selector"]["exact"]

    def test_stores_nothing(self, client):
        client.post("/api/v1/extract/", {"text": TEXT}, content_type="application/json")

        assert not Article.objects.exists()
        assert not Claim.objects.exists()

    @pytest.mark.parametrize(
        ("body", "code"), [({}, "invalid"), ({"text": 7}, "invalid-text"), ({"text": "a" * 100_001}, "invalid-text")]
    )
    def test_refuses_what_is_no_text(self, client, body, code):
        answer = client.post("/api/v1/extract/", body, content_type="application/json")

        assert answer.status_code == 422
        assert answer.json()["type"].endswith(f"/{code}/")

    def test_tells_an_anonymous_reader_to_wait_after_sixty_a_minute(self, client, settings):
        answers = [
            client.post("/api/v1/extract/", {"text": "No figure."}, content_type="application/json").status_code
            for _ in range(61)
        ]

        assert answers[:60] == [200] * 60
        assert answers[60] == 429


@pytest.fixture(autouse=True)
def _no_remembered_requests():
    from django.core.cache import cache

    cache.clear()
