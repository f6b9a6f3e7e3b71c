"""Pure readers: bytes or text in, a draft of an article out. No Django, no network."""

from articles.readers.drafts import AppearanceDraft, ArticleDraft, UnreadableArticle

__all__ = ["AppearanceDraft", "ArticleDraft", "UnreadableArticle"]
