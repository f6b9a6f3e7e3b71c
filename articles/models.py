"""What was published: publishers, articles with their authors, the places where they stood, and their texts."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower

from articles.choices import AppearanceKind, CaptureMethod, Genre
from articles.history import tracked
from articles.querysets import ArticleQuerySet, PublisherQuerySet, VersionQuerySet
from articles.triggers import append_only, counts_revisions, no_cycle


class Stamped(models.Model):
    """A record that people edit: when it was made and changed, and how often, counted by the database."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


@tracked()
class Publisher(Stamped):
    """Who publishes (schema.org Organization)."""

    name = models.CharField(max_length=200)
    url = models.URLField(blank=True)
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("name"), condition=Q(merged_into=None), name="publisher_name_once_among_current"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="publisher_has_a_name"),
        ]
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle(
                "publisher_not_merged_in_a_circle",
                table="articles_publisher",
                child="id",
                parent="merged_into_id",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Article(Stamped):
    """One journalistic work (schema.org NewsArticle), wherever and however often it appeared."""

    headline = models.CharField(max_length=500)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag")
    genre = models.CharField(max_length=20, choices=Genre, default=Genre.NEWS)
    canonical_url = models.URLField("canonical URL", max_length=2000, null=True, blank=True, unique=True)
    released_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Since when readers may see it: its first claim's publication"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_on", "-id"]
        indexes: ClassVar = [
            # the newest articles, and a publisher's newest: the lists of the API, the pages and the admin
            models.Index(F("published_on").desc(nulls_last=True), F("id").desc(), name="article_newest"),
            models.Index(
                "publisher", F("published_on").desc(nulls_last=True), F("id").desc(), name="article_of_publisher"
            ),
            # ?updated_since= of mirrors
            models.Index("updated_at", "id", name="article_updated"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(
                condition=Q(canonical_url=None) | ~Q(canonical_url=""), name="article_canonical_url_null_not_empty"
            ),
        ]
        triggers: ClassVar = [counts_revisions()]

    def __str__(self) -> str:
        return self.headline


@tracked()
class Byline(models.Model):
    """One author's name in an article's byline, in the order printed."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["article_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "position"], name="byline_one_author_a_place"),
            models.UniqueConstraint(fields=["article", "name"], name="byline_author_once"),
            models.CheckConstraint(condition=~Q(name=""), name="byline_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RawDocument(models.Model):
    """The bytes a version was read from, gzip-compressed, kept once however often they came in."""

    sha256 = models.CharField(max_length=64, unique=True, help_text="of the uncompressed bytes, hex")
    media_type = models.CharField(max_length=100)
    length = models.PositiveBigIntegerField(help_text="bytes, uncompressed")
    gzip = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers: ClassVar = [append_only("raw_document_never_changes")]

    def __str__(self) -> str:
        return f"{self.media_type}, {self.length} bytes"


class Version(models.Model):
    """One immutable text of an article."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="1 for the first text held, then counting")
    text = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of the normalised text in UTF-8, hex")
    length = models.GeneratedField(
        expression=Func(F("text"), function="char_length"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        help_text="code points",
    )
    captured_at = models.DateTimeField()
    captured_how = models.CharField(max_length=20, choices=CaptureMethod)
    captured_from = models.CharField(max_length=2000, blank=True, help_text="file name or address")
    captured_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    raw = models.ForeignKey(RawDocument, models.PROTECT, null=True, blank=True, related_name="versions")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once_an_article"),
            # intake finds an article again by its text
            models.UniqueConstraint(fields=["sha256"], name="version_text_once"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_a_text"),
        ]
        triggers: ClassVar = [append_only("version_never_changes")]

    def __str__(self) -> str:
        return f"version {self.number} of article {self.article_id}"


@tracked()
class Appearance(models.Model):
    """One place where the work stood (schema.org `appearance`)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    kind = models.CharField(max_length=20, choices=AppearanceKind)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, null=True, blank=True, related_name="appearances", help_text="of this place"
    )
    site = models.CharField(max_length=200, blank=True)
    url = models.URLField("URL", max_length=2000, blank=True)
    appeared_on = models.DateField(null=True, blank=True)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="appearances", help_text="the text seen there"
    )
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")

    class Meta:
        ordering: ClassVar = ["article_id", "appeared_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(kind=AppearanceKind.ORIGINAL), name="appearance_one_original"
            ),
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="appearance_url_once"),
            models.CheckConstraint(
                condition=~Q(kind=AppearanceKind.ORIGINAL) | Q(copied_from=None),
                name="appearance_original_is_not_copied",
            ),
        ]
        triggers: ClassVar = [
            no_cycle(
                "appearance_no_repost_cycle",
                table="articles_appearance",
                child="id",
                parent="copied_from_id",
            ),
            pgtrigger.Trigger(
                name="appearance_within_one_article",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF (NEW.version_id IS NOT NULL AND NEW.article_id <>
                            (SELECT article_id FROM articles_version WHERE id = NEW.version_id))
                    OR (NEW.copied_from_id IS NOT NULL AND NEW.article_id <>
                            (SELECT article_id FROM articles_appearance WHERE id = NEW.copied_from_id)) THEN
                        RAISE EXCEPTION 'appearance_within_one_article'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_within_one_article';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.site or self.url}".strip()


class Event(models.Model):
    """One thing that happened to a record; numbered, never changed.

    It is written in the transaction that did the thing. Numbers are drawn before commit, so a reader that follows
    them could pass over one that commits late; `transaction` lets it stop before those still open.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=50, help_text="such as claim.published")
    subject_type = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    data: Any = models.JSONField(default=dict, blank=True)
    transaction = models.BigIntegerField(
        editable=False, db_default=Func(template="(pg_current_xact_id()::text::bigint)")
    )

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            # what happened to this record, for its page and its history
            models.Index("subject_type", "subject_id", "id", name="event_of_subject"),
        ]
        triggers: ClassVar = [append_only("event_never_changes")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_type} {self.subject_id}"
