"""Which article a text is of: one that is held already, or a new one."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import connection

from articles.choices import AppearanceKind, VersionRelation
from articles.models import Appearance, Article, Version
from articles.readers import ArticleDraft
from articles.readers.likeness import Likeness, likenesses

# Above both, two texts are one work. Reports of one series (each week's mortgage rates) share most words and hardly a
# number; a copy or a later state of a text shares both.
SAME_WORDS, SAME_NUMBERS = 0.7, 0.8
# above this a curator is asked
ALIKE_WORDS = 0.35
# a text of the same publisher is a later state of an article only within so many days of it; later ones are its heirs
DAYS_OF_UPDATES = 14
# how many hashes of the sketches two texts must share to be compared, and how many are compared at most
_SHARED, _COMPARED = 4, 5
# By how many they are sought: two texts that are a third alike share half of them, and with four times as many
# PostgreSQL holds its index for dearer than reading every sketch there is.
_SOUGHT = 16


@dataclass(frozen=True, slots=True)
class Alike:
    """A held version whose text is alike."""

    version: Version
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Home:
    """Where a text belongs. Without `based_on` it begins a new article, which may resemble others."""

    based_on: Version | None = None
    relation: str = VersionRelation.FIRST
    resembling: list[Alike] = field(default_factory=list)


def home_of(draft: ArticleDraft, sketch: list[int]) -> Home:
    """Find the article by canonical URL, else by a text so alike that it is surely the same work."""
    if draft.canonical_url and (home := _at(draft.canonical_url)) is not None:
        return home
    alike = [each for each in _alike(draft.text, sketch) if each.likeness.words >= ALIKE_WORDS]
    for each in alike:
        if is_same_work(each.likeness):
            article = each.version.article
            if _is_later_state(draft, article):
                _hold(article)
                return Home(_newest(article), VersionRelation.UPDATE)
            if not _is_same_publisher(draft, article):
                _hold(article)
                return Home(each.version, VersionRelation.COPY)
    return Home(resembling=alike)


def is_same_work(found: Likeness) -> bool:
    return found.words >= SAME_WORDS and found.numbers >= SAME_NUMBERS


def _at(url: str) -> Home | None:
    """What stands at the address: a later state of the article itself, or of a copy of it."""
    article = Article.objects.select_for_update().filter(canonical_url=url).first()
    if article is not None:
        return Home(_newest(article), VersionRelation.UPDATE)
    place = Appearance.objects.exclude(kind=AppearanceKind.ORIGINAL).select_related("version__article").filter(url=url)
    if (copy := place.first()) is None:
        return None
    _hold(copy.article)
    return Home(copy.version or _newest(copy.article), VersionRelation.COPY)


def _hold(article: Article) -> None:
    """Whoever adds a text to it at the same time waits, or both would count it by the same number."""
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)


def _newest(article: Article) -> Version:
    return article.versions.own().latest("number")


def _alike(text: str, sketch: list[int]) -> list[Alike]:
    """Held versions that share enough of the sketch, compared in full, the most alike first."""
    if not sketch:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT id FROM (
                SELECT id, (SELECT count(*) FROM unnest(sketch) AS hash WHERE hash = ANY(%(sketch)s)) AS shared
                FROM articles_version WHERE sketch && %(smallest)s
            ) AS found WHERE shared >= %(least)s ORDER BY shared DESC, id LIMIT %(most)s
            """,
            {"sketch": sketch, "smallest": sketch[:_SOUGHT], "least": min(_SHARED, len(sketch)), "most": _COMPARED},
        )
        ids = [row[0] for row in cursor.fetchall()]
    held = Version.objects.select_related("article__publisher").filter(pk__in=ids, article__merged_into=None)
    found = likenesses(text, (version.text for version in held))
    alike = [Alike(version, each) for version, each in zip(held, found, strict=True)]
    return sorted(alike, key=lambda each: (-each.likeness.words, each.version.pk))


def _is_later_state(draft: ArticleDraft, article: Article) -> bool:
    """Of the same publisher, at no other address, and of about the same day."""
    if not _is_same_publisher(draft, article) or (draft.canonical_url and article.canonical_url):
        return False
    if draft.published_on is None or article.published_on is None:
        return True
    return abs((draft.published_on - article.published_on).days) <= DAYS_OF_UPDATES


def _is_same_publisher(draft: ArticleDraft, article: Article) -> bool:
    return " ".join(draft.publisher.split()).casefold() == article.publisher.name.casefold()
