"""The root of what can go wrong with the embedded PostgreSQL."""


class EmbeddedError(RuntimeError):
    """The embedded PostgreSQL cannot be used."""

    code = "embedded-postgresql"

    def __init__(self, **facts: object) -> None:
        text = " ".join((type(self).__doc__ or "").split()).format(**facts)
        # What PostgreSQL itself printed keeps its lines, so it stays out of the folded text.
        detail = str(facts.get("detail", "")).strip()
        super().__init__(f"{text}\n{detail}" if detail else text)
