"""Claims as W3C Web Annotations."""

from datetime import datetime, timedelta, timezone

import pytest

from claims import anchors, annotations

TEXT = "🚢 The port counted 12 ships."
NOON = datetime(2026, 3, 1, 13, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))


def made(**others):
    return annotations.annotation(
        id="https://factrail.example/annotations/1",
        claim_url="https://factrail.example/claims/1",
        text="12 ships were counted",
        selector=anchors.find(TEXT, "12 ships"),
        source_url="https://factrail.example/versions/1/text",
        **others,
    )


class TestAnnotation:
    def test_says_where_the_claim_stands_and_what_it_says(self):
        assert made() == {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "https://factrail.example/annotations/1",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "SpecificResource", "source": "https://factrail.example/claims/1", "purpose": "linking"},
                {
                    "type": "TextualBody",
                    "value": "12 ships were counted",
                    "format": "text/plain",
                    "purpose": "describing",
                },
            ],
            "target": {
                "type": "SpecificResource",
                "source": "https://factrail.example/versions/1/text",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "12 ships",
                        "prefix": "🚢 The port counted ",
                        "suffix": ".",
                    },
                    {"type": "TextPositionSelector", "start": 19, "end": 27},
                ],
            },
        }

    def test_gives_no_more_context_than_clients_take(self):
        text = "🚢" * 20 + "12 ships" + "🏝" * 20

        quote, position = annotations.selectors(anchors.find(text, "12 ships"))

        assert (quote["prefix"], quote["suffix"]) == ("🚢" * 16, "🏝" * 16)
        assert (position["start"], position["end"]) == (20, 28)

    def test_writes_times_in_utc(self):
        told = made(created_at=NOON, modified_at=NOON + timedelta(days=1))

        assert (told["created"], told["modified"]) == ("2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z")

    def test_refuses_a_time_without_a_zone(self):
        with pytest.raises(ValueError, match="aware"):
            made(created_at=NOON.replace(tzinfo=None))

    def test_names_who_made_it_and_in_which_language_it_speaks(self):
        software = {"id": "https://factrail.example/", "type": "Software", "name": "Factrail"}

        told = made(creator=software, generator=software, language="en")

        assert (told["creator"], told["generator"], told["body"][1]["language"]) == (software, software, "en")


class TestPage:
    def test_holds_annotations_that_take_its_context(self):
        told = annotations.page(id="https://factrail.example/page/1", items=[made()])

        assert told == {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "https://factrail.example/page/1",
            "type": "AnnotationPage",
            "items": [{name: value for name, value in made().items() if name != "@context"}],
        }

    def test_is_found_in_its_collection(self):
        told = annotations.page(
            id="page/2", items=[], part_of="all", total=7, start_index=5, next_page="page/3", previous_page="page/1"
        )

        assert told["partOf"] == {"id": "all", "type": "AnnotationCollection", "total": 7}
        assert (told["startIndex"], told["next"], told["prev"]) == (5, "page/3", "page/1")
