"""Take articles in: store what was published and where, once, and tell of it."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles import appearances, events, identity, locks, publishers
from articles.choices import AppearanceKind, CaptureMethod, VersionRelation
from articles.identity import Home
from articles.models import Appearance, Article, Byline, RawDocument, Resemblance, Version
from articles.readers import ArticleDraft
from articles.readers.differences import changes as differences
from articles.readers.likeness import sketch as sketch_of

# of the smallest hashes of a sketch
_HELD = 4


@dataclass(frozen=True, slots=True)
class Receipt:
    """What intake made of a draft.

    `outcome` is `created` for a new article, `updated` for a later text of one, `copied` for its text at another
    place, and `known` when the very text was here already.
    """

    article: Article
    version: Version
    outcome: str

    @property
    def is_new(self) -> bool:
        """Whether a text was stored."""
        return self.outcome != "known"


_OUTCOMES = {
    VersionRelation.FIRST: "created",
    VersionRelation.UPDATE: "updated",
    VersionRelation.COPY: "copied",
}


@transaction.atomic
def add(
    *,
    draft: ArticleDraft,
    by: User | None,
    at: datetime,
    how: str = CaptureMethod.SUBMITTED,
    captured_from: str = "",
    raw: bytes | None = None,
    media_type: str = "text/plain",
    captured_at: datetime | None = None,
) -> Receipt:
    """Store the article, its appearances and its text, and record `article.version_added`.

    The same text again stores no text; where it stood is kept when that place is new. A known canonical URL, or a text
    that is surely a state of a held one, adds a version; a text that is only alike begins an article and a
    suggestion that the two are one work. `captured_at` is when an archive took the text, where that was not now.
    """
    sha256, sketch = draft.sha256, sketch_of(draft.text)
    _wait_for_the_like(draft, sha256, sketch)
    known = Version.objects.select_related("article__publisher").filter(sha256=sha256).first()
    if known is not None:
        _note_place(known, draft, by=by, at=at)
        return Receipt(known.article.standing, known, "known")
    home = identity.home_of(draft, sketch)
    article = home.based_on.article if home.based_on else _create_article(draft)
    version = Version.objects.create(
        article=article,
        number=article.versions.count() + 1 if home.based_on else 1,
        text=draft.text,
        sha256=sha256,
        captured_at=captured_at or at,
        captured_how=how,
        captured_from=captured_from,
        captured_by=by,
        raw=keep_raw(raw, media_type) if raw is not None else None,
        relation=home.relation,
        based_on=home.based_on,
        changes=differences(home.based_on.text, draft.text) if home.based_on else [],
        remarks=[remark[:300] for remark in draft.remarks],
        sketch=sketch,
    )
    _place(version, draft, home, by=by, at=at)
    for alike in home.resembling:
        Resemblance.objects.get_or_create(
            article=article,
            earlier=alike.version.article,
            defaults={"likeness": alike.likeness.words, "numbers": alike.likeness.numbers, "created_at": at},
        )
    data = {"version": version.pk, "relation": home.relation}
    events.record("article.version_added", article, by=by, at=at, data=data)
    return Receipt(article, version, _OUTCOMES[VersionRelation(home.relation)])


@transaction.atomic
def edit(*, article: Article, changes: dict[str, Any], by: User, at: datetime) -> Article:
    """`changes`: any of headline, publisher (a name), published_on, language, genre, canonical_url, authors (names)."""
    columns = dict(changes)
    authors = columns.pop("authors", None)
    if "publisher" in columns:
        columns["publisher"] = publishers.named(columns["publisher"])
    for name, value in columns.items():
        setattr(article, name, value)
    # saved even when only authors change: the revision counts for the whole representation
    article.save(update_fields=[*columns, "updated_at"])
    if authors is not None:
        article.bylines.all().delete()
        _add_bylines(article, tuple(authors))
        Article.objects.filter(pk=article.pk).update(revision=F("revision") + 1)
    events.record("article.edited", article, by=by, at=at, data={"fields": sorted(changes)})
    return article


@transaction.atomic
def release(*, article: Article, by: User | None, at: datetime) -> None:
    """Let readers see the article; the first time counts."""
    if Article.objects.filter(pk=article.pk, released_at=None).update(released_at=at):
        events.record("article.released", article, by=by, at=at)


def keep_raw(raw: bytes, media_type: str) -> RawDocument:
    """The bytes, compressed, stored once by their hash."""
    sha256 = hashlib.sha256(raw).hexdigest()
    # mtime 0: the same bytes compress to the same bytes
    document = RawDocument(sha256=sha256, media_type=media_type, length=len(raw), gzip=gzip.compress(raw, 6, mtime=0))
    RawDocument.objects.bulk_create([document], ignore_conflicts=True)
    return RawDocument.objects.defer("gzip").get(sha256=sha256)


def _create_article(draft: ArticleDraft) -> Article:
    article = Article.objects.create(
        headline=draft.headline,
        publisher=publishers.named(draft.publisher),
        published_on=draft.published_on,
        published_at=draft.published_at,
        modified_at=draft.modified_at,
        language=draft.language,
        genre=draft.genre,
        canonical_url=draft.canonical_url,
    )
    _add_bylines(article, draft.authors)
    return article


def _add_bylines(article: Article, authors: tuple[str, ...]) -> None:
    Byline.objects.bulk_create(
        Byline(article=article, position=position, name=name) for position, name in enumerate(authors)
    )


def _place(version: Version, draft: ArticleDraft, home: Home, *, by: User | None, at: datetime) -> None:
    """Say where this text stood."""
    match home.relation:
        case VersionRelation.FIRST:
            _add_appearances(version.article, version, draft)
        case VersionRelation.COPY:
            _note_place(version, draft, by=by, at=at)
        case VersionRelation.UPDATE:
            _adopt_address(version.article, draft)
            if draft.modified_at:
                Article.objects.filter(pk=version.article_id).update(modified_at=draft.modified_at)


def _note_place(version: Version, draft: ArticleDraft, *, by: User | None, at: datetime) -> None:
    """Keep another place where the text stood: a copy, by its address, else by its publisher and day."""
    article = version.article.standing
    publisher = publishers.named(draft.publisher)
    if publisher == article.publisher and (not draft.canonical_url or _adopt_address(article, draft)):
        return
    if draft.canonical_url:
        is_known = (
            draft.canonical_url == article.canonical_url or Appearance.objects.filter(url=draft.canonical_url).exists()
        )
    else:
        is_known = article.appearances.filter(publisher=publisher, appeared_on=draft.published_on).exists()
    if is_known:
        return
    appearances.add_copy(
        article=article,
        publisher=publisher,
        site=draft.publisher,
        url=draft.canonical_url or "",
        appeared_on=draft.published_on,
        # the text of a merged article stays with that
        version=version if version.article_id == article.pk else None,
        by=by,
        at=at,
    )


def _adopt_address(article: Article, draft: ArticleDraft) -> bool:
    """Give the article the address of its text, if it has none yet."""
    if not draft.canonical_url or Article.objects.filter(canonical_url=draft.canonical_url).exists():
        return False
    without = Article.objects.filter(pk=article.pk, canonical_url=None)
    return without.update(canonical_url=draft.canonical_url) == 1


def _add_appearances(article: Article, version: Version, draft: ArticleDraft) -> None:
    original: Appearance | None = None
    for place in draft.appearances:
        # an address where something else is known to have stood is not this one's too
        url = "" if place.url and Appearance.objects.filter(url=place.url).exists() else place.url
        made = Appearance.objects.create(
            article=article,
            kind=place.kind,
            publisher=article.publisher if place.kind == AppearanceKind.ORIGINAL else None,
            site=place.site,
            url=url,
            appeared_on=place.appeared_on,
            version=version if place.holds_text else None,
            copied_from=original if place.copied_from_original else None,
        )
        original = original or made


def _wait_for_the_like(draft: ArticleDraft, sha256: str, sketch: list[int]) -> None:
    """Hold the text, its addresses and its smallest hashes until the transaction ends.

    Of identical intakes at once the later ones wait here and then find the first one's version. Near copies share one
    of the hashes as good as surely: a changed word touches five runs of some hundreds. Everybody takes these locks
    before any other and in this order, so none waits in a circle.
    """
    urls = {draft.canonical_url, *(place.url for place in draft.appearances)} - {None, ""}
    names = [f"text {sha256}", *sorted(f"url {url}" for url in urls), *(f"sketch {each}" for each in sketch[:_HELD])]
    locks.hold(names)
