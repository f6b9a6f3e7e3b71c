"""Rows that the database accepts, each as plain as its constraints allow. What a test is about, it says itself.

ClaimFactory()                                     accepted, "70 percent", with one source
ClaimFactory(qualitative=True, attributions=[])    without a figure, without a source
ClaimFactory(status="published")                   with who and when; its article is released
ClaimFactory(raw="about 12", value=Decimal(12), comparator="about", unit=None, type="count")
ClaimFactory(version__article=article)             in a new version of that article
ClaimFactory(version=version, raw="30 percent")    the quote must stand in the version's text
"""

from datetime import date
from decimal import Decimal

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory

from articles.models import (
    Appearance,
    Article,
    Byline,
    Event,
    Fetch,
    IdempotentAnswer,
    Job,
    Publisher,
    RawDocument,
    Resemblance,
    SilentEdit,
    Version,
)
from articles.readers.drafts import fingerprint
from claims import intervals
from claims.models import (
    Attribution,
    Check,
    Claim,
    ClaimTopic,
    Evidence,
    Link,
    Observation,
    Proposal,
    Review,
    Source,
    Statistic,
    Topic,
)
from tests.times import NOON

PUBLIC = ("published", "retracted")


class UserFactory(DjangoModelFactory):
    """`role="curator"` puts the user into that group. No password: log in with `force_login` or a token."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("user-{}".format)
    password = "!"

    @factory.post_generation
    def role(self, create, name, **kwargs):
        if name:
            # a transactional test empties the table that the migration filled
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class PublisherFactory(DjangoModelFactory):
    class Meta:
        model = Publisher

    name = factory.Sequence("Publisher {}".format)


class ArticleFactory(DjangoModelFactory):
    """Not released: only curators and editors see it. `released=True` shows it to readers."""

    class Meta:
        model = Article

    class Params:
        released = factory.Trait(released_at=NOON)

    headline = factory.Sequence("Headline {}".format)
    publisher = factory.SubFactory(PublisherFactory)
    published_on = date(2020, 9, 29)


class BylineFactory(DjangoModelFactory):
    class Meta:
        model = Byline

    article = factory.SubFactory(ArticleFactory)
    position = factory.LazyAttribute(lambda byline: byline.article.bylines.count())
    name = factory.Sequence("Author {}".format)


class RawDocumentFactory(DjangoModelFactory):
    class Meta:
        model = RawDocument

    sha256 = factory.Sequence(lambda n: fingerprint(f"raw {n}"))
    media_type = "text/plain"
    length = 3
    gzip = b"raw"


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = Version

    article = factory.SubFactory(ArticleFactory)
    number = factory.LazyAttribute(lambda version: version.article.versions.count() + 1)
    text = factory.Sequence(
        "Story {}.\n\nThe agency said that 70 percent of its arrests follow a notice, and 30 percent do not.\n".format
    )
    sha256 = factory.LazyAttribute(lambda version: fingerprint(version.text))
    captured_at = NOON
    captured_how = "submitted"


class SilentEditFactory(DjangoModelFactory):
    """By default of the version's own words; say what stood before."""

    class Meta:
        model = SilentEdit

    version = factory.SubFactory(VersionFactory)
    article = factory.SelfAttribute("version.article")
    before = "60 percent"
    before_start = 0
    after = "70 percent"
    after_start = factory.LazyAttribute(lambda edit: edit.version.text.index(edit.after))
    noticed_at = NOON


class JobFactory(DjangoModelFactory):
    """Asked for and not begun; `state="succeeded", article=article` is one that took that article in."""

    class Meta:
        model = Job

    class Params:
        article = None

    kind = "fetch_article"
    arguments = factory.Sequence(lambda n: {"url": f"https://paper.example.com/stories/{n}"})
    total = 3
    done = factory.LazyAttribute(lambda job: job.total if job.state == "succeeded" else 0)
    result = factory.LazyAttribute(lambda job: job.article and {"article": job.article.pk, "outcome": "created"})
    problem_code = factory.LazyAttribute(lambda job: "fetch-failed" if job.state == "failed" else "")
    created_at = NOON
    finished_at = factory.LazyAttribute(lambda job: NOON if job.state in ("succeeded", "failed") else None)
    state = "queued"


class FetchFactory(DjangoModelFactory):
    class Meta:
        model = Fetch

    url = factory.Sequence("https://paper.example.com/stories/{}".format)
    final_url = factory.SelfAttribute("url")
    status = 200
    version = factory.SubFactory(VersionFactory)
    fetched_at = NOON


class IdempotentAnswerFactory(DjangoModelFactory):
    class Meta:
        model = IdempotentAnswer

    user = factory.SubFactory(UserFactory)
    key = factory.Sequence("key-{}".format)
    fingerprint = "0" * 64
    status = 201
    headers = {"ETag": '"1-0"'}
    body = "{}"
    created_at = NOON


class ResemblanceFactory(DjangoModelFactory):
    """Of two articles that have a text each."""

    class Meta:
        model = Resemblance

    earlier = factory.LazyFunction(lambda: VersionFactory().article)
    article = factory.LazyFunction(lambda: VersionFactory().article)
    likeness = 0.62
    numbers = 0.8
    state = "suggested"
    created_at = NOON
    decided_at = factory.LazyAttribute(lambda alike: None if alike.state == "suggested" else NOON)
    decided_by = factory.LazyAttribute(lambda alike: alike.decided_at and UserFactory())


class AppearanceFactory(DjangoModelFactory):
    class Meta:
        model = Appearance

    article = factory.SubFactory(ArticleFactory)
    kind = "repost"
    site = factory.Sequence("Site {}".format)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    kind = "claim.published"
    subject_type = "claim"
    subject_id = factory.Sequence(int)
    at = NOON


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    kind = "organization"
    name = factory.Sequence("Source {}".format)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence("topic-{}".format)
    name = factory.Sequence("Topic {}".format)


class StatisticFactory(DjangoModelFactory):
    class Meta:
        model = Statistic

    slug = factory.Sequence("statistic-{}".format)
    title = factory.Sequence("Statistic {}".format)
    property = "number of arrests"
    type = "count"
    counted = "arrests"
    frequency = "fiscal_year"
    source = factory.SubFactory(SourceFactory)


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = Observation

    statistic = factory.SubFactory(StatisticFactory)
    period_label = "FY2019"
    period_start = date(2018, 10, 1)
    period_end = date(2019, 9, 30)
    value = Decimal(143099)
    source = factory.SelfAttribute("statistic.source")
    vintage_on = date(2019, 12, 11)
    citation_title = "Annual report"


class ClaimFactory(DjangoModelFactory):
    """A claim whose quote stands in its version's text; see the head of this file."""

    class Meta:
        model = Claim
        skip_postgeneration_save = True

    class Params:
        qualitative = factory.Trait(
            kind="qualitative", raw="", value=None, comparator=None, unit=None, of=None, type=None
        )

    kind = "quantitative"
    status = "accepted"
    raw = "70 percent"
    value = Decimal(70)
    comparator = "exactly"
    unit = "percent"
    of = "its arrests"
    type = "share"
    tolerance = factory.LazyAttribute(lambda claim: _tolerance(claim)[0])
    tolerance_basis = factory.LazyAttribute(lambda claim: _tolerance(claim)[1])

    text = factory.LazyAttribute(lambda claim: f"The agency said that {claim.raw or 'many'} of its arrests follow one.")
    version = factory.SubFactory(
        VersionFactory,
        text=factory.LazyAttributeSequence(lambda version, n: f"Story {n}.\n\n{version.factory_parent.text}\n"),
        article__released_at=factory.LazyAttribute(
            lambda article: NOON if article.factory_parent.factory_parent.status in PUBLIC else None
        ),
    )
    article = factory.SelfAttribute("version.article")
    quote_exact = factory.LazyAttribute(lambda claim: claim.raw or claim.text)
    quote_start = factory.LazyAttribute(lambda claim: claim.version.text.index(claim.quote_exact))
    quote_end = factory.LazyAttribute(lambda claim: claim.quote_start + len(claim.quote_exact))

    decided_at = factory.LazyAttribute(lambda claim: None if claim.status == "suggested" else NOON)
    decided_by = factory.LazyAttribute(lambda claim: claim.decided_at and UserFactory())
    published_at = factory.LazyAttribute(lambda claim: NOON if claim.status in PUBLIC else None)
    published_by = factory.LazyAttribute(lambda claim: claim.published_at and UserFactory())
    retracted_at = factory.LazyAttribute(lambda claim: NOON if claim.status == "retracted" else None)
    retracted_by = factory.LazyAttribute(lambda claim: claim.retracted_at and UserFactory())
    public_note = factory.LazyAttribute(lambda claim: "It was wrong." if claim.status == "retracted" else "")

    @factory.post_generation
    def attributions(self, create, sources, **kwargs):
        """`attributions=[source, …]`: who says it, the first as its speaker. By default one new source."""
        for position, source in enumerate([SourceFactory()] if sources is None else sources):
            AttributionFactory(
                claim=self, position=position, source=source, role="reported_by" if position else "speaker"
            )

    @factory.post_generation
    def topics(self, create, topics, **kwargs):
        self.topics.set(topics or [])


def _tolerance(claim):
    return intervals.tolerance(value=claim.value, comparator=claim.comparator, unit=claim.unit)


class AttributionFactory(DjangoModelFactory):
    class Meta:
        model = Attribution

    claim = factory.SubFactory(ClaimFactory, attributions=[])
    position = factory.LazyAttribute(lambda attribution: attribution.claim.attributions.count())
    source = factory.SubFactory(SourceFactory)
    role = "speaker"


class ClaimTopicFactory(DjangoModelFactory):
    class Meta:
        model = ClaimTopic

    claim = factory.SubFactory(ClaimFactory)
    topic = factory.SubFactory(TopicFactory)


class LinkFactory(DjangoModelFactory):
    class Meta:
        model = Link

    from_claim = factory.SubFactory(ClaimFactory)
    to_claim = factory.SubFactory(ClaimFactory)
    kind = "repeats"
    state = "suggested"
    decided_at = factory.LazyAttribute(lambda link: None if link.state == "suggested" else NOON)
    decided_by = factory.LazyAttribute(lambda link: link.decided_at and UserFactory())


class CheckFactory(DjangoModelFactory):
    class Meta:
        model = Check

    claim = factory.SubFactory(ClaimFactory)
    observation = factory.SubFactory(ObservationFactory)
    outcome = "agrees"
    explanation = "The record says the same."
    computed_at = NOON


class ProposalFactory(DjangoModelFactory):
    class Meta:
        model = Proposal

    claim = factory.SubFactory(ClaimFactory)
    extractor = factory.Sequence(lambda n: f"factrail-parse 1.{n}")
    differences = {"value": ["11", "12"]}
    created_at = NOON


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    claim = factory.SubFactory(ClaimFactory)
    reviewer = factory.SubFactory(SourceFactory)
    rating_label = "Mostly true"


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    claim = factory.SubFactory(ClaimFactory)
    source = factory.SubFactory(SourceFactory)
    stance = "supports"
    passage = "The report says so."
