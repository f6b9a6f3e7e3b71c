"""What was published: publishers, articles with their authors, the places where they stood, and their texts."""

from articles.models.answers import IdempotentAnswer
from articles.models.appearances import Appearance
from articles.models.articles import Article, Byline
from articles.models.events import Event
from articles.models.jobs import Fetch, Job
from articles.models.publishers import Publisher
from articles.models.resemblances import Resemblance
from articles.models.stamped import Stamped
from articles.models.versions import RawDocument, SilentEdit, Version

__all__ = [
    "Appearance",
    "Article",
    "Byline",
    "Event",
    "Fetch",
    "IdempotentAnswer",
    "Job",
    "Publisher",
    "RawDocument",
    "Resemblance",
    "SilentEdit",
    "Stamped",
    "Version",
]
