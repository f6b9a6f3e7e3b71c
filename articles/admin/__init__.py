"""The admin of what was published. Django finds it as `articles.admin`."""

from articles.admin.articles import ArticleAdmin
from articles.admin.jobs import JobAdmin
from articles.admin.places import AppearanceAdmin, PublisherAdmin
from articles.admin.resemblances import ResemblanceAdmin
from articles.admin.texts import EventAdmin, RawDocumentAdmin, VersionAdmin

__all__ = [
    "AppearanceAdmin",
    "ArticleAdmin",
    "EventAdmin",
    "JobAdmin",
    "PublisherAdmin",
    "RawDocumentAdmin",
    "ResemblanceAdmin",
    "VersionAdmin",
]
