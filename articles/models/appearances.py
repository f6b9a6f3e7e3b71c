"""Where a work stood."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from articles.choices import AppearanceKind
from articles.history import tracked
from articles.models.articles import Article
from articles.models.publishers import Publisher
from articles.models.versions import Version
from articles.triggers import no_cycle


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
