"""Nouns that attribute what stands beside them: "claims that …", "the plan to …", "a promise of …"."""

from typing import Final

from claims.language.word_lists import words

CLASSES: Final[dict[str, frozenset[str]]] = {
    "saying": words(
        """claim claims statement statements assertion allegation allegations accusation accusations announcement
        comment comments remark remarks argument arguments warning warnings declaration suggestion suggestions
        contention insistence admission denial complaint complaints acknowledgment criticism charge charges report
        reports rumor rumors rumour rumours message testimony quip tweet tweets answer response assurance assurances
        emphasis representation disclosure disclosures revelation revelations guidance"""
    ),
    "thinking": words(
        """belief beliefs hope hopes fear fears view views idea ideas opinion opinions concern concerns expectation
        expectations assumption conclusion conclusions doubt doubts notion theory feeling sense suspicion worry worries
        prediction predictions estimate estimates projection projections forecast forecasts outlook calculation
        calculations hypothesis impression understanding certainty guess"""
    ),
    "intending": words(
        """plan plans pledge pledges promise promises vow proposal proposals offer threat threats decision desire
        intention intentions goal goals target targets commitment bid call calls demand demands request requests order orders
        recommendation ban support opposition effort efforts agreement"""
    ),
    "finding": words("finding findings evidence proof discovery news word sign signs fact"),
}

_CLASS: Final = {word: name for name, listed in CLASSES.items() for word in sorted(listed)}


def class_of(noun: str) -> str | None:
    return _CLASS.get(noun)
