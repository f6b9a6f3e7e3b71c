"""Word lists written as running text, so that a table reads as a table."""


def words(text: str) -> frozenset[str]:
    """The words of `text`, split at white space."""
    return frozenset(text.split())
