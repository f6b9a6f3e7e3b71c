"""Journalistic works and their authors."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from articles.choices import Genre
from articles.history import tracked
from articles.models.publishers import Publisher
from articles.models.stamped import Stamped
from articles.querysets import ArticleQuerySet
from articles.triggers import counts_revisions, no_cycle


@tracked()
class Article(Stamped):
    """One journalistic work (schema.org NewsArticle), wherever and however often it appeared."""

    headline = models.CharField(max_length=500)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    published_on = models.DateField(null=True, blank=True, help_text="In the time zone of its place of publication")
    published_at = models.DateTimeField(null=True, blank=True, help_text="Where it states an instant with its zone")
    modified_at = models.DateTimeField(null=True, blank=True, help_text="When it says it was last changed")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag")
    genre = models.CharField(max_length=20, choices=Genre, default=Genre.NEWS)
    canonical_url = models.URLField("canonical URL", max_length=2000, null=True, blank=True, unique=True)
    released_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Since when readers may see it: its first claim's publication"
    )

    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The article that it turned out to be a copy of",
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
        triggers: ClassVar = [
            counts_revisions(),
            no_cycle("article_not_merged_in_a_circle", table="articles_article", child="id", parent="merged_into_id"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def standing(self) -> Article:
        """The article itself, or the one that it was merged into at last."""
        return self.merged_into.standing if self.merged_into else self


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
