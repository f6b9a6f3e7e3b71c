"""A curator's morning in the admin, in a real browser."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from claims import anchors, curation
from claims.assertions import FigureParts, PeriodParts
from claims.models import Claim
from tests.times import NOON

pytestmark = pytest.mark.browser


@pytest.fixture
def suggested(curator):
    """A figure that an extractor suggested beside the seed's own claims, wrongly as it happens."""
    claim = Claim.objects.get(raw="70 percent")
    quote = anchors.find(claim.version.text, "since 2019")
    figure = FigureParts(raw="since 2019", comparator="exactly", type="count", value=Decimal(2019))
    return curation.suggest(
        version=claim.version,
        assertion={"text": "since 2019", "quote": quote, "figure": figure, "period": PeriodParts()},
        extractor="figures 1",
        worth=0.4,
        at=NOON,
    )


class TestCurator:
    def test_opens_the_seventy_percent_claim_from_the_list(self, page, enter, curator):
        enter(curator)

        page.locator("#nav-sidebar").locator('a[href="/admin/claims/claim/"]').click()
        page.get_by_placeholder("Words").fill('"70 percent"')
        page.keyboard.press("Enter")
        page.get_by_role("link", name="70 percent", exact=True).click()

        expect(page.locator(".factrail-passage mark")).to_have_text("70 percent")
        expect(page.get_by_text("69.5 to 70.5")).to_be_visible()
        expect(page.get_by_role("link", name="Retract")).to_have_count(0)

    def test_rejects_a_suggestion_with_a_reason(self, page, enter, curator, suggested):
        enter(curator)
        page.goto(f"{page.url}claims/claim/{suggested.pk}/change/")

        page.get_by_role("link", name="Reject").click()
        page.get_by_label("Why does it not say what the article says?").fill("2019 is a year, not a count.")
        page.get_by_role("button", name="Reject").click()

        expect(page.get_by_text("“since 2019” is rejected.")).to_be_visible()
        suggested.refresh_from_db()
        assert (suggested.status, suggested.decided_by) == ("rejected", curator)

    def test_accepts_one_with_the_keyboard_alone(self, page, enter, curator, suggested):
        enter(curator)
        page.goto(f"{page.url}claims/claim/{suggested.pk}/change/")

        page.get_by_role("button", name="Accept").focus()
        page.keyboard.press("Enter")

        expect(page.get_by_text("“since 2019” is accepted.")).to_be_visible()
        suggested.refresh_from_db()
        assert suggested.status == "accepted"

    def test_accepts_many_from_the_list(self, page, enter, curator, suggested):
        enter(curator)
        page.goto(f"{page.url}claims/claim/?status__exact=suggested")

        page.locator("input.action-select").first.check()
        page.get_by_label("Select action to run").select_option(label="Accept")
        page.get_by_role("button", name="Run").click()

        expect(page.get_by_text("“since 2019” is accepted.")).to_be_visible()

    def test_sees_no_error_in_the_console(self, page, enter, curator, suggested):
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        enter(curator)
        claims = f"{page.url}claims/claim/"

        for address in ("", f"{suggested.pk}/change/", f"{suggested.pk}/history/", f"{suggested.pk}/reject/"):
            page.goto(claims + address)

        assert errors == []


class TestTwoCurators:
    def test_do_not_overwrite_each_other(self, page, enter, curator, suggested):
        enter(curator)
        page.goto(f"{page.url}claims/claim/{suggested.pk}/change/")
        Claim.objects.filter(pk=suggested.pk).update(counted="theirs")

        page.locator("#id_counted").fill("mine")
        page.get_by_role("button", name="Save", exact=True).click()

        expect(page.get_by_text("Nothing was saved, because somebody changed this record")).to_be_visible()
        suggested.refresh_from_db()
        assert suggested.counted == "theirs"
