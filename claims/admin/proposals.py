"""What a newer extractor would read otherwise; shown for curators to act on in the claim itself."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.admin.base import ReadOnlyAdmin
from articles.admin.unfolded import display
from claims.models import Proposal


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin[Proposal]):
    list_display = ("claim", "differing", "extractor", "state", "created_at")
    list_filter = ("state", "extractor")
    list_select_related = ("claim",)
    fields = ("claim", "extractor", "differing", "state", "created_at")
    readonly_fields = ("differing",)
    ordering = ("-id",)

    @display(description="Stands → read")
    def differing(self, proposal: Proposal) -> SafeString:
        rows = ((name, stands or "–", read or "–") for name, (stands, read) in proposal.differences.items())
        return format_html_join("; ", "{}: {} → {}", rows)
