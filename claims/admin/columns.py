"""What lists and pages of claims show, as people read it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.base import NOTHING
from claims.choices import ClaimStatus, Gap
from claims.models import Attribution, Claim

# unfold's label colours; a status without an entry would be shown as its code
STATUS_COLOURS = {
    ClaimStatus.SUGGESTED.value: "warning",
    ClaimStatus.ACCEPTED.value: "info",
    ClaimStatus.PUBLISHED.value: "success",
    ClaimStatus.RETRACTED.value: "danger",
    ClaimStatus.REJECTED.value: "",
}
UNIT_SIGNS = {"percent": "%", "percentage_points": "pp"}

# code points of the article shown on either side of the quote
AROUND = 350


def status(claim: Claim) -> SafeString:
    """The label that lists show, for pages: there the admin itself shows text only."""
    label = {"text": claim.get_status_display(), "type": STATUS_COLOURS.get(claim.status, "")}
    return render_to_string("unfold/helpers/label.html", label)


def number(value: Decimal) -> str:
    """Thousands apart, no trailing zeros, to the fourth place: a bound worked out from a third has thirty."""
    shown = f"{value:,.4f}".rstrip("0").rstrip(".")
    return shown if shown != "-0" else "0"


def interval(claim: Claim) -> str:
    """The values that the figure may stand for: "69.5 to 70.5", "over 160,000"."""
    found: Any = claim.value_range
    if found is None:
        return NOTHING
    if found.lower is None:
        return f"{'up to' if found.upper_inc else 'under'} {number(found.upper)}"
    if found.upper is None:
        return f"{'at least' if found.lower_inc else 'over'} {number(found.lower)}"
    if found.lower == found.upper:
        return f"just {number(found.lower)}"
    return f"{number(found.lower)} to {number(found.upper)}"


def unit(claim: Claim) -> str:
    named = UNIT_SIGNS.get(claim.unit or "", claim.unit or "")
    return " ".join(filter(None, (named, claim.counted or ""))) or NOTHING


def who_says_it(attributions: list[Attribution]) -> str:
    """The origin, and how many stand between it and us."""
    if not attributions:
        return "nobody yet"
    first, *others = attributions
    return f"{first.source} (+{len(others)})" if others else str(first.source)


def gaps(claim: Claim) -> list[str]:
    return [str(Gap(gap).label) for gap in claim.gaps]


def passage(claim: Claim) -> SafeString:
    """The article around the quote, the quote marked. Everything of the article is escaped: it is somebody's text."""
    text, start, end = claim.version.text, claim.quote_start, claim.quote_end
    if start is None or end is None:
        return format_html(
            '<div class="factrail-passage"><mark>{}</mark></div><p>Where it stands in the text is not known.</p>',
            claim.quote_exact,
        )
    before = min(start, _word_start(text, max(0, start - AROUND)))
    after = _word_end(text, min(len(text), end + AROUND))
    return format_html(
        '<div class="factrail-passage">{}{}<mark>{}</mark>{}{}</div>',
        "…" if before else "",
        text[before:start],
        text[start:end],
        text[end:after],
        "…" if after < len(text) else "",
    )


def _word_start(text: str, place: int) -> int:
    """Where the word that stands across `place` is over and the next begins; `place` itself at the text's start."""
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place


def _word_end(text: str, place: int) -> int:
    """Where the word that stands across `place` ends."""
    while place < len(text) and not text[place].isspace():
        place += 1
    return place
