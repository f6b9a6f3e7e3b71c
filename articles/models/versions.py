"""The texts held of an article, and the bytes they were read from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from articles.choices import CaptureMethod, VersionRelation
from articles.models.articles import Article
from articles.querysets import VersionQuerySet
from articles.triggers import append_only


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
    relation = models.CharField(
        max_length=20, choices=VersionRelation, default=VersionRelation.FIRST, help_text="To the version it is based on"
    )
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    changes: Any = models.JSONField(
        default=list,
        blank=True,
        help_text="What differs from the version it is based on, word by word: [start, end] there and here",
    )
    remarks = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, help_text="What was odd about how it came"
    )
    sketch = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        help_text="By which near copies are found (articles.identity)",
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once_an_article"),
            # intake finds an article again by its text
            models.UniqueConstraint(fields=["sha256"], name="version_text_once"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_a_text"),
            models.CheckConstraint(
                condition=Q(relation=VersionRelation.FIRST, based_on=None)
                | (~Q(relation=VersionRelation.FIRST) & Q(based_on__isnull=False)),
                name="version_first_if_and_only_if_based_on_none",
            ),
        ]
        indexes: ClassVar = [
            # near copies of a text that comes in
            GinIndex(fields=["sketch"], name="version_sketch", fastupdate=False),
        ]
        triggers: ClassVar = [append_only("version_never_changes")]

    def __str__(self) -> str:
        return f"version {self.number} of article {self.article_id}"

    @property
    def changed_passages(self) -> list[tuple[str, str]]:
        """What stood before and what stands now, for each change; an insertion has an empty before."""
        if self.based_on is None:
            return []
        return [(self.based_on.text[a:b], self.text[c:d]) for a, b, c, d in self.changes]


class SilentEdit(models.Model):
    """A figure that reads otherwise in a later version, or in a copy, than in the version that it is based on."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="silent_edits")
    version = models.ForeignKey(Version, models.PROTECT, related_name="silent_edits")
    before = models.CharField(max_length=500, blank=True, help_text="Empty where the figure is new")
    before_start = models.PositiveIntegerField(null=True, help_text="In the version this one is based on")
    after = models.CharField(max_length=500, blank=True, help_text="Empty where the figure is gone")
    after_start = models.PositiveIntegerField(null=True)
    noticed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["version_id", "after_start", "before_start"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "before_start", "after_start"],
                nulls_distinct=False,
                name="silent_edit_once_a_place",
            ),
            models.CheckConstraint(condition=~Q(before=F("after")), name="silent_edit_changes_something"),
        ]
        triggers: ClassVar = [append_only("silent_edit_never_changes")]

    def __str__(self) -> str:
        return f"“{self.before}” → “{self.after}”"
