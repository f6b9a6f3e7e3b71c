"""Examples of the schema and the docs page: claims of the seed article, as the API shows them."""

from typing import Any

from articles.api.examples import ARTICLE

_STAMPS: dict[str, Any] = {
    "revision": 1,
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-05T09:00:00Z",
}

SOURCE: dict[str, Any] = {
    "id": 4,
    "url": "https://factrail.example/api/v1/sources/4/",
    "kind": "organization",
    "name": "U.S. Immigration and Customs Enforcement",
    "description": "",
    "affiliation": None,
    "publisher": None,
    "wikidata_id": "",
    "merged_into": None,
    **_STAMPS,
}
SOURCE_INPUT: dict[str, Any] = {"kind": "person", "name": "Henry Lucero", "affiliation": 4}
SOURCE_PATCH: dict[str, Any] = {"description": "Enforcement agency of the United States."}

TOPIC: dict[str, Any] = {
    "id": 2,
    "url": "https://factrail.example/api/v1/topics/2/",
    "slug": "immigration-enforcement",
    "name": "Immigration enforcement",
    "parent": 1,
    "merged_into": None,
    **_STAMPS,
}
TOPIC_INPUT: dict[str, Any] = {"slug": "harbors", "name": "Harbors", "parent": None}
TOPIC_PATCH: dict[str, Any] = {"name": "Harbors and ports"}

CLAIM: dict[str, Any] = {
    "id": 12,
    "url": "https://factrail.example/api/v1/claims/12/",
    "text": "According to the latest statistics, 70 percent of the arrests ICE makes occur after the agency has been "
    "notified about an immigrant’s pending release from jail or state prison.",
    "kind": "quantitative",
    "status": "published",
    "figure": {
        "raw": "70 percent",
        "value": "70",
        "low": None,
        "high": None,
        "comparator": "exactly",
        "unit": "percent",
        "counted": None,
        "of": "the arrests ICE makes",
        "type": "share",
        "change": None,
        "interval": {"low": "69.5", "high": "70.5", "basis": "rounding"},
    },
    "period": {"raw": None, "start": None, "end": None, "kind": "unspecified", "basis": None},
    "place": {"code": "US", "name": "United States", "basis": "assumed"},
    "quote": {
        "exact": "70 percent",
        "prefix": "ording to the latest statistics, ",
        "suffix": " of the arrests ICE makes occur ",
        "start": 1733,
        "end": 1743,
        "state": "anchored",
    },
    "article": {key: ARTICLE[key] for key in ("id", "url", "headline", "publisher", "published_on")},
    "attributions": [
        {
            "role": "cited",
            "mode": "indirect",
            "cue": "According to",
            "source": {"id": 9, "name": "the latest statistics", "kind": "dataset"},
        }
    ],
    "statistic": None,
    "topics": [{"id": 2, "slug": "immigration-enforcement", "name": "Immigration enforcement"}],
    "checks": [],
    "reviews": [],
    "gaps": ["period"],
    "revision": 2,
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-05T09:00:00Z",
    "published_at": "2026-01-05T09:00:00Z",
}
CLAIM_INPUT: dict[str, Any] = {
    "article": 1,
    "text": "ICE has lodged more than 160,000 such “detainers” with local law enforcement agencies since 2019, the "
    "agency said.",
    "quote": {"exact": "more than 160,000"},
    "figure": {
        "raw": "more than 160,000",
        "value": "160000",
        "comparator": "more_than",
        "counted": "detainers",
        "type": "count",
    },
    "period": {"raw": "since 2019", "start": "2019-01-01", "kind": "since", "basis": "stated"},
    "attributions": [{"source": 4, "role": "speaker", "mode": "indirect", "cue": "the agency said"}],
    "gaps": ["period"],
}
CLAIM_PATCH: dict[str, Any] = {"place": {"code": "US", "name": "United States", "basis": "assumed"}}
REASON: dict[str, Any] = {"reason": "It counts the officials who spoke, not arrests."}
CORRECTION: dict[str, Any] = {"gaps": ["period"], "note": "The article does not say which year it means."}

LINK: dict[str, Any] = {
    "id": 1,
    "url": "https://factrail.example/api/v1/links/1/",
    "kind": "repeats",
    "state": "confirmed",
    "from_claim": 40,
    "to_claim": 12,
    "score": None,
    "reasons": [],
    **_STAMPS,
}
LINK_INPUT: dict[str, Any] = {"kind": "repeats", "from_claim": 40, "to_claim": 12}

STATISTIC: dict[str, Any] = {
    "id": 1,
    "url": "https://factrail.example/api/v1/statistics/1/",
    "slug": "ice-administrative-arrests",
    "title": "ICE administrative arrests",
    "description": "",
    "property": "number of administrative arrests",
    "population": "people arrested by ICE Enforcement and Removal Operations",
    "denominator": "",
    "type": "count",
    "unit": None,
    "counted": "arrests",
    "place": {"code": "US", "name": "United States"},
    "frequency": "fiscal_year",
    "source": {"id": 4, "name": "U.S. Immigration and Customs Enforcement", "kind": "organization"},
    **_STAMPS,
}
STATISTIC_INPUT: dict[str, Any] = {
    "slug": "harbor-calls",
    "title": "Calls at the harbor",
    "property": "number of ship calls",
    "type": "count",
    "counted": "calls",
    "frequency": "year",
    "source": 4,
}
STATISTIC_PATCH: dict[str, Any] = {"description": "Criminal arrests are counted apart."}

OBSERVATION: dict[str, Any] = {
    "id": 4,
    "statistic": 1,
    "period": {"label": "FY2019", "start": "2018-10-01", "end": "2019-09-30"},
    "value": "143099",
    "status": "A",
    "source": {"id": 4, "name": "U.S. Immigration and Customs Enforcement", "kind": "organization"},
    "vintage_on": "2019-12-11",
    "citation": {"title": "Fiscal Year 2019 Enforcement and Removal Operations Report", "url": "", "locator": ""},
}
OBSERVATIONS_INPUT: dict[str, Any] = {
    "observations": [
        {
            "period": {"label": "2024", "start": "2024-01-01", "end": "2024-12-31"},
            "value": "1204",
            "source": 4,
            "vintage_on": "2025-02-01",
            "citation": {"title": "Harbor yearbook 2024"},
        }
    ]
}
RECORDED: dict[str, Any] = {"added": 1, "known": 0}

REVIEW: dict[str, Any] = {
    "id": 1,
    "claim": 12,
    "reviewer": {"id": 20, "name": "Harbor Fact Desk", "kind": "organization"},
    "url": "https://factdesk.example/70-percent",
    "title": "Do 70 percent of arrests follow a notice?",
    "summary": "The share could not be found in any published series.",
    "rating": "Unproven",
    "rating_value": None,
    "rating_best": None,
    "rating_worst": None,
    "reviewed_on": "2020-10-02",
    "origin": "native",
    **_STAMPS,
}
REVIEW_INPUT: dict[str, Any] = {"claim": 12, "reviewer": 20, "rating": "Unproven", "reviewed_on": "2020-10-02"}
REVIEW_PATCH: dict[str, Any] = {"rating": "Mostly true"}

EXTRACT_INPUT: dict[str, Any] = {
    "text": "More than 160,000 detainers were lodged since 2019, the agency said.",
    "published_on": "2020-09-29",
}
EXTRACT: dict[str, Any] = {
    "figures": [
        {
            "start": 0,
            "end": 17,
            "raw": "More than 160,000",
            "value": "160000",
            "low": None,
            "high": None,
            "comparator": "more_than",
            "unit": None,
            "counted": "detainers",
            "of": None,
            "type": "count",
            "change": None,
            "period": {
                "raw": "since 2019",
                "start": "2019-01-01",
                "end": None,
                "kind": "since",
                "basis": "stated",
                "span": [40, 50],
            },
            "place": None,
            "concept": None,
            "attribution": 0,
            "selector": {
                "exact": "More than 160,000",
                "prefix": "",
                "suffix": " detainers were lodged since 201",
                "start": 0,
                "end": 17,
            },
        }
    ],
    "attributions": [
        {
            "source": "the agency",
            "source_span": [52, 62],
            "cue": "said",
            "cue_span": [63, 67],
            "content": [[0, 50]],
            "mode": "indirect",
            "modality": None,
            "referent": None,
            "anonymous": False,
            "kind": "organization",
        }
    ],
    "tier": "parse",
    "version": "1.0",
}

ANNOTATION_PAGE: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://factrail.example/api/v1/articles/1/annotations/",
    "type": "AnnotationPage",
    "partOf": {"id": "https://factrail.example/api/v1/articles/1/annotations/", "type": "AnnotationCollection"},
    "items": [
        {
            "id": "https://factrail.example/api/v1/articles/1/annotations/#claim-12",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {
                    "type": "SpecificResource",
                    "source": "https://factrail.example/api/v1/claims/12/",
                    "purpose": "linking",
                },
                {
                    "type": "TextualBody",
                    "value": "According to the latest statistics, 70 percent of the arrests ICE makes occur after …",
                    "format": "text/plain",
                    "language": "en",
                    "purpose": "describing",
                },
            ],
            "target": {
                "type": "SpecificResource",
                "source": "https://factrail.example/api/v1/articles/1/versions/1/text/",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "70 percent", "prefix": "", "suffix": " of the arrests"},
                    {"type": "TextPositionSelector", "start": 2291, "end": 2301},
                ],
            },
        }
    ],
}

CHANGES: dict[str, Any] = {
    "next": "https://factrail.example/api/v1/changes/?after=41",
    "results": [
        {
            "id": 41,
            "kind": "claim.published",
            "subject": {"type": "claim", "id": 12, "url": "https://factrail.example/api/v1/claims/12/"},
            "at": "2026-01-05T09:00:00Z",
            "data": {},
        }
    ],
}
