"""The closed word lists of what was published."""

from django.db import models


class Genre(models.TextChoices):
    """IPTC-like genres, the few that change how a figure is read."""

    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    FACT_CHECK = "fact_check", "Fact-check"
    PRESS_RELEASE = "press_release", "Press release"
    TRANSCRIPT = "transcript", "Transcript"
    OTHER = "other", "Other"


class AppearanceKind(models.TextChoices):
    ORIGINAL = "original", "Original"
    REPOST = "repost", "Repost"
    SYNDICATION = "syndication", "Syndication"
    ARCHIVE = "archive", "Archive"
    EXCERPT = "excerpt", "Excerpt"


class CaptureMethod(models.TextChoices):
    """How a version's text reached us."""

    SUBMITTED = "submitted", "Submitted as text"
    FILE = "file", "Read from a file"
    HTML = "html", "Read from HTML"
    FETCHED = "fetched", "Fetched from its address"
    SEED = "seed", "Shipped with Factrail"


class VersionRelation(models.TextChoices):
    """What a version is to the one it is based on."""

    FIRST = "first", "First text held"
    UPDATE = "update", "Later text at the same place"
    COPY = "copy", "Text of a copy at another place"


class JobKind(models.TextChoices):
    FETCH_ARTICLE = "fetch_article", "Fetch an article"


class JobState(models.TextChoices):
    QUEUED = "queued", "Queued"
    RUNNING = "running", "Running"
    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed"


class ResemblanceState(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "The same work"
    REJECTED = "rejected", "Two works"
