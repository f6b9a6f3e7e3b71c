"""Every named rule of the claims room but the claim's own, as the database holds it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.claims.test_append_only import FROZEN
from tests.claims.test_circles import CHAIN, TREES
from tests.claims.test_claim_constraints import RULES as CLAIM_RULES
from tests.factories import (
    AttributionFactory,
    CheckFactory,
    ClaimFactory,
    ClaimTopicFactory,
    EvidenceFactory,
    LinkFactory,
    ObservationFactory,
    ProposalFactory,
    ReviewFactory,
    SourceFactory,
    StatisticFactory,
    TopicFactory,
)
from tests.rules import HoldsItsRules, Rule, decided, names_of

pytestmark = pytest.mark.django_db

RULES = [
    Rule(
        "source_name_once_a_kind_and_affiliation",
        SourceFactory,
        before=lambda: SourceFactory(name="ICE"),
        broken={"name": "ice"},
        kept={"name": "ice", "kind": "publication"},
    ),
    Rule(
        "source_name_once_a_kind_and_affiliation",
        SourceFactory,
        before=lambda: SourceFactory(name="ICE"),
        broken={"name": "Ice"},
        kept=lambda other: {"name": "Ice", "affiliation": other},
    ),
    Rule(
        "source_name_once_a_kind_and_affiliation",
        SourceFactory,
        before=lambda: SourceFactory(name="statistics"),
        broken={"name": "statistics"},
        kept=lambda other: {"name": "statistics", "merged_into": other},
    ),
    Rule(
        "source_wikidata_id_once",
        SourceFactory,
        before=lambda: SourceFactory(wikidata_id="Q166032"),
        broken={"wikidata_id": "Q166032"},
        kept=lambda other: {"wikidata_id": "Q166032", "merged_into": other},
    ),
    Rule("source_has_a_name", SourceFactory, broken={"name": ""}, kept={"name": "S"}),
    Rule(
        "topic_name_once_below",
        TopicFactory,
        before=lambda: TopicFactory(name="Arrests"),
        broken={"name": "arrests"},
        kept=lambda other: {"name": "arrests", "parent": other},
    ),
    Rule("topic_has_a_name", TopicFactory, broken={"name": ""}, kept={"name": "T"}),
    Rule(
        "claim_about_a_topic_once",
        ClaimTopicFactory,
        before=ClaimTopicFactory,
        start=lambda other: {"claim": other.claim},
        broken=lambda other: {"topic": other.topic},
        kept=lambda other: {"topic": TopicFactory()},
    ),
    Rule("statistic_has_a_title", StatisticFactory, broken={"title": ""}, kept={"title": "S"}),
    Rule("statistic_unit_null_not_empty", StatisticFactory, broken={"unit": ""}, kept={"unit": None}),
    Rule(
        "attribution_one_source_a_position",
        AttributionFactory,
        before=AttributionFactory,
        start=lambda other: {"claim": other.claim, "position": 1},
        broken={"position": 0},
        kept={"position": 2},
    ),
    Rule(
        "attribution_not_to_oneself",
        AttributionFactory,
        before=AttributionFactory,
        start=lambda other: {"claim": other.claim},
        broken=lambda other: {"source": other.source},
        kept=lambda other: {"source": SourceFactory()},
    ),
    Rule(
        "attribution_cue_start_before_end",
        AttributionFactory,
        broken={"cue_start": 5, "cue_end": 5},
        kept={"cue_start": 5, "cue_end": 6},
    ),
    *(
        Rule(
            "attribution_cue_start_before_end",
            AttributionFactory,
            broken={half: 5},
            kept={"cue_start": None, "cue_end": None},
        )
        for half in ("cue_start", "cue_end")
    ),
    Rule(
        "link_not_to_itself",
        LinkFactory,
        before=ClaimFactory,
        start=lambda claim: {"from_claim": claim, "kind": "contradicts"},
        broken=lambda claim: {"to_claim": claim},
        kept=lambda claim: {"to_claim": ClaimFactory()},
    ),
    Rule(
        "link_one_open_a_pair",
        LinkFactory,
        before=LinkFactory,
        start=lambda other: {"from_claim": other.from_claim, "kind": "contradicts"},
        broken=lambda other: {"to_claim": other.to_claim},
        kept=lambda other: {"to_claim": other.to_claim, "state": "rejected", **decided()},
    ),
    *(
        Rule(
            "link_decided_has_who_and_when",
            LinkFactory,
            broken=lambda other, state=state, missing=missing: {"state": state, **decided()} | missing,
            kept=lambda other, state=state: {"state": state, **decided()},
        )
        for state in ("confirmed", "rejected")
        for missing in ({"decided_by": None}, {"decided_at": None})
    ),
    Rule("link_score_between_0_and_1", LinkFactory, broken={"score": 1.01}, kept={"score": 1.0}),
    Rule("link_score_between_0_and_1", LinkFactory, broken={"score": -0.01}, kept={"score": 0.0}),
    Rule(
        "check_once_a_claim_and_observation",
        CheckFactory,
        before=CheckFactory,
        start=lambda other: {"claim": other.claim},
        broken=lambda other: {"observation": other.observation},
        kept=lambda other: {"observation": ObservationFactory()},
    ),
    Rule(
        "check_once_a_claim_and_observation",
        CheckFactory,
        before=lambda: CheckFactory(observation=None, outcome="no_data"),
        start=lambda other: {"claim": other.claim, "outcome": "no_data"},
        broken={"observation": None},
        kept=lambda other: {"observation": ObservationFactory()},
    ),
    *(
        Rule(
            "check_compares_with_an_observation",
            CheckFactory,
            start={"outcome": outcome},
            broken={"observation": None},
            kept={"observation": None, "outcome": "not_comparable"},
        )
        for outcome in ("agrees", "agrees_when_rounded", "outdated", "conflicts")
    ),
    Rule(
        "proposal_once_a_claim_and_extractor",
        ProposalFactory,
        before=ProposalFactory,
        start=lambda other: {"claim": other.claim},
        broken=lambda other: {"extractor": other.extractor},
        kept={"extractor": "factrail-parse 2"},
    ),
    Rule(
        "proposal_proposes_something",
        ProposalFactory,
        broken={"differences": {}},
        kept={"differences": {"value": ["1", "2"]}},
    ),
    Rule("check_explains_itself", CheckFactory, broken={"explanation": ""}, kept={"explanation": "x"}),
    Rule(
        "review_once_a_claim_reviewer_and_address",
        ReviewFactory,
        before=ReviewFactory,
        start=lambda other: {"claim": other.claim},
        broken=lambda other: {"reviewer": other.reviewer},
        kept=lambda other: {"reviewer": other.reviewer, "url": "https://a.example/"},
    ),
    Rule("review_has_a_rating", ReviewFactory, broken={"rating_label": ""}, kept={"rating_label": "x"}),
    *(
        Rule(
            "review_scale_has_both_ends",
            ReviewFactory,
            broken={end: Decimal(1)},
            kept={"rating_best": Decimal(1), "rating_worst": Decimal(5)},
        )
        for end in ("rating_best", "rating_worst")
    ),
    Rule("evidence_has_a_passage", EvidenceFactory, broken={"passage": ""}, kept={"passage": "x"}),
]

FROZEN_RULES = [
    Rule(
        "observation_once_a_period_source_and_vintage",
        ObservationFactory,
        before=ObservationFactory,
        start=lambda other: {"statistic": other.statistic},
        broken={},
        kept={"vintage_on": date(2020, 1, 1)},
    ),
    Rule(
        "observation_period_start_not_after_end",
        ObservationFactory,
        broken={"period_start": date(2019, 10, 1)},
        kept={"period_start": date(2019, 9, 30)},
    ),
    Rule(
        "observation_has_a_value_unless_missing",
        ObservationFactory,
        broken={"value": None},
        kept={"value": None, "status": "M"},
    ),
    Rule(
        "observation_cites_its_publication",
        ObservationFactory,
        broken={"citation_title": ""},
        kept={"citation_title": "x"},
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=str)
class TestConstraint(HoldsItsRules):
    pass


@pytest.mark.parametrize("rule", FROZEN_RULES, ids=str)
class TestConstraintOfRowsThatNeverChange:
    test_refuses_an_insert_that_breaks_it = HoldsItsRules.test_refuses_an_insert_that_breaks_it
    test_lets_the_nearest_row_in = HoldsItsRules.test_lets_the_nearest_row_in


class TestSourceNames:
    @pytest.mark.parametrize("kind", ["unnamed", "dataset", "document", "survey"])
    def test_may_repeat_where_a_name_does_not_identify(self, kind):
        SourceFactory(name="two officials", kind=kind)

        second = SourceFactory(name="two officials", kind=kind)

        assert second.pk


class TestEveryRule:
    def test_has_a_test(self):
        rules = [*RULES, *FROZEN_RULES, *CLAIM_RULES]
        tested = {rule.name for rule in rules} | {tree.name for tree in TREES} | {name for name, _ in FROZEN} | {CHAIN}

        assert names_of("claims") == tested
