"""The form with which an article begins: its text as published, or the source of its page."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.admin.forms import RecordForm
from articles.admin.unfolded import UnfoldAdminTextareaWidget
from articles.readers import ArticleDraft, bounded
from articles.readers import text as text_reader

# what became of a text that began no article
ELSEWHERE = {
    "known": "That very text was here already: this is its article.",
    "updated": "It is a later text of this article, and was added to it as a version.",
    "copied": "It is a copy of this article's text, and was added to it as a place where it stood.",
}


class NewArticleForm(RecordForm):
    """An article begins with its text; what is left empty is read from the text's first lines."""

    text = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 20}),
        help_text="As published. Its first lines may be the headline and “Author and Author, Outlet, September 29, "
        "2020”: what you leave empty above is read from them.",
        strip=False,
        required=False,
    )
    page = forms.CharField(
        label="Or the page’s source",
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 8, "spellcheck": "false"}),
        help_text="Its HTML as served, in place of the text: what you leave empty above is read from it.",
        strip=False,
        required=False,
    )
    authors = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        required=False,
        help_text="One a line, in the order printed",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("headline", "publisher"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        given = [name for name in ("text", "page") if (cleaned or {}).get(name, "").strip()]
        if not given:
            self.add_error("text", "Give its text, or the source of its page.")
        elif len(given) > 1:
            self.add_error("page", "Give its text or the source of its page, not both.")
        return cleaned

    def draft(self) -> ArticleDraft:
        """The article as its text or its page says; what was filled in goes before."""
        given = self.cleaned_data
        known: dict[str, Any] = {
            "headline": given["headline"] or None,
            "publisher": given["publisher"].name if given["publisher"] else None,
            "authors": tuple(name.strip() for name in given["authors"].splitlines() if name.strip()),
            "published_on": given["published_on"],
        }
        # these two stand in the form before anybody chose them, and a page may know better
        chosen = {name: given[name] for name in ("language", "genre") if name in self.changed_data}
        if self.is_page:
            url = given["canonical_url"]
            return bounded.read_html(given["page"].encode(), url=url, charset="utf-8", **known, **chosen)
        return text_reader.read(given["text"], canonical_url=given["canonical_url"], **known, **chosen)

    @property
    def is_page(self) -> bool:
        return bool(self.cleaned_data["page"].strip())

    def _get_validation_exclusions(self) -> set[str]:
        """What may be left to the text is checked by intake."""
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions | {"headline", "publisher"}
