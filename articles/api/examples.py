"""Examples of the schema and the docs page: the seed article, as the API shows it."""

from typing import Any

PUBLISHER: dict[str, Any] = {
    "id": 1,
    "url": "https://factrail.example/api/v1/publishers/1/",
    "name": "Washington Post",
    "homepage": "https://www.washingtonpost.com",
    "wikidata_id": "Q166032",
    "merged_into": None,
    "revision": 1,
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-05T09:00:00Z",
}

ARTICLE: dict[str, Any] = {
    "id": 1,
    "url": "https://factrail.example/api/v1/articles/1/",
    "headline": "ICE Preparing Targeted Arrests in ‘Sanctuary Cities,’ Amplifying President’s Campaign Theme",
    "authors": ["Nick Miroff", "Devlin Barrett"],
    "publisher": {"id": 1, "name": "Washington Post"},
    "published_on": "2020-09-29",
    "language": "en",
    "genre": "news",
    "canonical_url": None,
    "published_at": None,
    "modified_at": None,
    "merged_into": None,
    "appearances": [
        {
            "id": 1,
            "kind": "original",
            "site": "Washington Post",
            "url": "",
            "appeared_on": "2020-09-29",
            "publisher": {"id": 1, "name": "Washington Post"},
            "version": None,
            "copied_from": None,
        },
        {
            "id": 2,
            "kind": "repost",
            "site": "",
            "url": "",
            "appeared_on": "2020-09-30",
            "publisher": None,
            "version": 1,
            "copied_from": 1,
        },
    ],
    "silent_edits": [],
    "revision": 1,
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-05T09:00:00Z",
}

VERSION: dict[str, Any] = {
    "id": 1,
    "article": 1,
    "number": 1,
    "text": "Posted on September 30, 2020\n\nICE Preparing Targeted Arrests …",
    "length": 3288,
    "sha256": "9f2d7c0b5a1e4836f7d2c95e8b10a4637c58d1e2f0936ab47d8c5e21f3b6a790",
    "captured_at": "2026-01-05T09:00:00Z",
    "captured_how": "seed",
    "captured_from": "000_0344220245553d24.txt",
    "relation": "first",
    "based_on": None,
    "changes": [],
    "remarks": [],
}

JOB: dict[str, Any] = {
    "id": 7,
    "url": "https://factrail.example/api/v1/jobs/7/",
    "kind": "fetch_article",
    "state": "succeeded",
    "progress": {"step": "", "done": 3, "total": 3},
    "attempts": 1,
    "result": {"article": 1, "version": 1, "outcome": "created"},
    "problem": None,
    "created_at": "2026-01-05T09:00:00Z",
    "started_at": "2026-01-05T09:00:01Z",
    "finished_at": "2026-01-05T09:00:03Z",
}

ARTICLE_INPUT: dict[str, Any] = {
    "text": "Harbor traffic fell by a fifth\n\nJane Doe, Harbor Times, May 4, 2024\n\nTraffic in the harbor fell by a "
    "fifth last year, the port authority said."
}
ARTICLE_PATCH: dict[str, Any] = {"genre": "analysis"}
PUBLISHER_INPUT: dict[str, Any] = {"name": "Harbor Times", "homepage": "https://harbor.example"}
PUBLISHER_PATCH: dict[str, Any] = {"wikidata_id": "Q166032"}
