"""Texts longer than one portion."""

import tracemalloc

from claims import figures
from claims.figures import portions

PARAGRAPH = "Rents in Austria rose 4 percent in March.\n\n"


class TestCut:
    def test_gives_spans_that_join_to_the_text(self):
        text = PARAGRAPH * 4_000

        spans = list(portions.cut(text))

        assert "".join(text[start:end] for start, end in spans) == text

    def test_cuts_between_paragraphs(self):
        text = PARAGRAPH * 4_000

        spans = list(portions.cut(text))

        assert all(text[:end].endswith("\n\n") for _, end in spans)

    def test_cuts_a_text_without_joints_all_the_same(self):
        text = "(" * 120_000

        spans = list(portions.cut(text))

        assert max(end - start for start, end in spans) == portions.LONGEST


class TestFindInALongText:
    def test_gives_every_figure_its_place_in_the_whole_text(self):
        text = PARAGRAPH * 2_000

        found = figures.find(text)

        assert [figure.start for figure in found] == [22 + len(PARAGRAPH) * at for at in range(2_000)]
        assert all(text[figure.start : figure.end] == figure.raw for figure in found)

    def test_gives_the_periods_and_places_their_spans_in_the_whole_text(self):
        text = PARAGRAPH * 2_000

        last = figures.find(text)[-1]

        assert text[slice(*last.period.span)] == last.period.raw
        assert text[slice(*last.place.span)] == last.place.raw

    def test_keeps_no_tokens_of_what_it_has_read(self):
        text = '"' * 600_000
        figures.find(text[:1_000])

        tracemalloc.start()
        figures.find(text)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert peak < 40_000_000
