"""How records are named where one of them is to be chosen."""

from __future__ import annotations

from typing import Any

from articles.admin.unfolded import ModelChoiceField
from articles.models import Version


def how_captured(version: Version) -> str:
    """Its method as it reads within a sentence: "shipped with Factrail"."""
    told: str = version.get_captured_how_display()
    return told[0].lower() + told[1:]


def relation(version: Version) -> str:
    """What it is to the version it is based on: "later text at the same place, based on version 1"."""
    told: str = version.get_relation_display()
    told = told[0].lower() + told[1:]
    return told if version.based_on is None else f"{told}, based on version {version.based_on.number}"


class VersionChoiceField(ModelChoiceField[Any]):
    def label_from_instance(self, version: Any) -> str:
        return f"Version {version.number}, {how_captured(version)}, {version.captured_at:%d %b %Y}"


def within_article(db_field: Any, article: Any) -> dict[str, Any]:
    """Form field arguments that offer only that article's rows; `article` is an id or a query for one."""
    own = db_field.related_model.objects.filter(article_id__in=article if hasattr(article, "query") else [article])
    if db_field.related_model is Version:
        return {"queryset": own.defer("text"), "form_class": VersionChoiceField}
    return {"queryset": own}
