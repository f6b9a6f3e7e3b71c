"""Load the seed: the article, its sources, topics, record series and claims, by the same verbs that people use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import intake, publishers
from articles.choices import CaptureMethod
from articles.models import Publisher, Version
from articles.readers import AppearanceDraft, ArticleDraft
from claims import curation, sources, statistics, topics
from claims.anchors import Selector
from claims.assertions import Assertion, AttributionParts, FigureParts, PeriodParts, PlaceParts
from claims.choices import ClaimStatus
from claims.models import Claim, Source, Statistic, Topic
from seeds import gold

SEEDER = "factrail-seed"


@dataclass
class Report:
    """How many records of each kind were added, and how many were there already."""

    added: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, is_new: bool) -> None:
        (self.added if is_new else self.known)[what] += 1


@transaction.atomic
def load(*, at: datetime) -> Report:
    """Add what is missing; a second run adds nothing. What people changed since stays as they left it."""
    return _Loading(gold.load(), at).run()


class _Loading:
    def __init__(self, found: dict[str, Any], at: datetime) -> None:
        self.gold = found
        self.at = at
        self.report = Report()
        self.publishers: dict[str, Publisher] = {}
        self.sources: dict[str, Source] = {}
        self.topics: dict[str, Topic] = {}
        self.statistics: dict[str, Statistic] = {}
        # claims need somebody who published them; nobody can log in as this one
        self.by, _ = User.objects.get_or_create(username=SEEDER, defaults={"is_active": False, "first_name": "Seed"})

    def run(self) -> Report:
        for item in self.gold["publishers"]:
            self._publisher(item)
        version = self._article(self.gold["article"])
        for item in self.gold["sources"]:
            self._source(item)
        for item in self.gold["topics"]:
            self._topic(item)
        for item in self.gold["statistics"]:
            self._statistic(item)
        for slug in self.statistics:
            self._observations(slug)
        for item in self.gold["claims"]:
            self._claim(version, item)
        return self.report

    def _publisher(self, item: dict[str, Any]) -> None:
        found = Publisher.objects.current().filter(name__iexact=item["name"]).first()
        self.report.count("publishers", found is None)
        self.publishers[item["key"]] = found or publishers.create(
            name=item["name"],
            url=item["url"] or "",
            wikidata_id=item["wikidata_id"] or "",
            by=self.by,
            at=self.at,
        )

    def _article(self, item: dict[str, Any]) -> Version:
        draft = ArticleDraft(
            headline=item["headline"],
            publisher=self.publishers[item["publisher"]].name,
            text=gold.text(),
            authors=tuple(item["authors"]),
            published_on=date.fromisoformat(item["published_on"]),
            language=item["language"],
            genre=item["genre"],
            canonical_url=item["canonical_url"],
            appearances=tuple(
                AppearanceDraft(
                    kind=place["kind"],
                    site=place["site"] or "",
                    url=place["url"] or "",
                    appeared_on=date.fromisoformat(place["appeared_on"]),
                    holds_text=place["holds_text"],
                    copied_from_original=place["copied_from"] is not None,
                )
                for place in item["appearances"]
            ),
        )
        receipt = intake.add(
            draft=draft,
            by=self.by,
            at=self.at,
            how=CaptureMethod.SEED,
            captured_from=f"{gold.NAME}.txt",
            raw=gold.text_bytes(),
        )
        self.report.count("articles", receipt.is_new)
        return receipt.version

    def _source(self, item: dict[str, Any]) -> None:
        affiliation = self.sources[item["affiliation"]] if item["affiliation"] else None
        found = Source.objects.current().filter(kind=item["kind"], name=item["name"], affiliation=affiliation).first()
        self.report.count("sources", found is None)
        fields = {name: item[name] or "" for name in ("kind", "name", "description", "wikidata_id")}
        publisher = self.publishers[item["publisher"]] if item["publisher"] else None
        self.sources[item["key"]] = found or sources.create(
            fields=fields | {"affiliation": affiliation, "publisher": publisher}, by=self.by, at=self.at
        )

    def _topic(self, item: dict[str, Any]) -> None:
        found = Topic.objects.filter(slug=item["slug"]).first()
        self.report.count("topics", found is None)
        parent = self.topics[item["parent"]] if item["parent"] else None
        self.topics[item["slug"]] = found or topics.create(
            fields={"slug": item["slug"], "name": item["name"], "parent": parent}, by=self.by, at=self.at
        )

    def _statistic(self, item: dict[str, Any]) -> None:
        found = Statistic.objects.filter(slug=item["slug"]).first()
        self.report.count("statistics", found is None)
        place = item.get("place") or {}
        fields = {name: value for name, value in item.items() if name not in ("place", "source")}
        fields |= {
            "place_code": place.get("code"),
            "place_name": place.get("name"),
            "source": self.sources[item["source"]],
        }
        self.statistics[item["slug"]] = found or statistics.create(fields=fields, by=self.by, at=self.at)

    def _observations(self, slug: str) -> None:
        recorded = statistics.observe(
            statistic=self.statistics[slug],
            observations=[
                statistics.ObservationParts(
                    period_label=item["period_label"],
                    period_start=date.fromisoformat(item["period_start"]),
                    period_end=date.fromisoformat(item["period_end"]),
                    value=Decimal(item["value"]),
                    status=item["status"],
                    source=self.sources[item["source"]],
                    vintage_on=date.fromisoformat(item["vintage_on"]),
                    citation_title=item["citation"]["title"],
                    citation_url=item["citation"]["url"] or "",
                    citation_locator=item["citation"]["locator"] or "",
                )
                for item in self.gold["observations"]
                if item["statistic"] == slug
            ],
            by=self.by,
            at=self.at,
        )
        self.report.added["observations"] += recorded.added
        self.report.known["observations"] += recorded.known

    def _claim(self, version: Version, item: dict[str, Any]) -> None:
        quote = item["quote"]
        known = Claim.objects.filter(
            version=version, quote_start=quote["start"], quote_end=quote["end"], kind=item["kind"]
        ).exists()
        self.report.count("claims", not known)
        if known:
            return
        claim = curation.create(version=version, assertion=self._assertion(item), by=self.by, at=self.at)
        if item["status"] == ClaimStatus.PUBLISHED:
            curation.publish(claim=claim, by=self.by, at=self.at)

    def _assertion(self, item: dict[str, Any]) -> Assertion:
        return {
            "text": item["text"],
            "quote": Selector(**item["quote"]),
            "figure": _figure(item["figure"]),
            "period": _period(item["period"]),
            "place": PlaceParts(**item["place"]) if item["place"] else None,
            "attributions": [self._attribution(part) for part in item["attributions"]],
            "topics": [self.topics[slug] for slug in item["topics"]],
            "statistic": self.statistics[item["statistic"]] if item["statistic"] else None,
            "gaps": item["gaps"],
        }

    def _attribution(self, item: dict[str, Any]) -> AttributionParts:
        start, end = item["cue_span"] or (None, None)
        return AttributionParts(
            source=self.sources[item["source"]],
            role=item["role"],
            mode=item["mode"],
            cue=item["cue"],
            cue_start=start,
            cue_end=end,
        )


def _figure(item: dict[str, Any] | None) -> FigureParts | None:
    if item is None:
        return None
    change = item["change"] or {}
    return FigureParts(
        raw=item["raw"],
        value=_decimal(item["value"]),
        low=_decimal(item["low"]),
        high=_decimal(item["high"]),
        comparator=item["comparator"],
        unit=item["unit"],
        counted=item["counted"],
        of=item["of"],
        type=item["type"],
        change_direction=change.get("direction"),
        change_kind=change.get("kind"),
        change_from=_decimal(change.get("from")),
        change_to=_decimal(change.get("to")),
        tolerance=_decimal(item["tolerance"]),
        tolerance_basis=item["tolerance_basis"],
    )


def _period(item: dict[str, Any]) -> PeriodParts:
    return PeriodParts(
        raw=item["raw"],
        start=date.fromisoformat(item["start"]) if item["start"] else None,
        end=date.fromisoformat(item["end"]) if item["end"] else None,
        kind=item["kind"],
        basis=item["basis"],
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
