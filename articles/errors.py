"""What the verbs of every room raise when they refuse.

An error stands beside what raises it, as a subclass of one of these families; its docstring is the message its
reader sees, its `code` the last part of the problem type. The families say nothing of HTTP: `config.errors` does.
"""

from __future__ import annotations

import inspect


class DomainError(Exception):
    """The request could not be carried out."""

    code = "refused"

    def __init__(self, detail: str = "", *, pointer: str | None = None) -> None:
        """`detail` adds to the docstring what this one case needs; `pointer` is the JSON pointer at fault."""
        self.title = " ".join(inspect.cleandoc(type(self).__doc__ or "").split("\n\n")[0].split())
        self.detail = detail or self.title
        self.pointer = pointer
        super().__init__(self.detail)


class Conflict(DomainError):
    """The record is not in a state that allows this."""

    code = "conflict"


class Invalid(DomainError):
    """The input is well-formed but cannot be accepted."""

    code = "invalid"


class Oversized(DomainError):
    """The input is larger than it may be."""

    code = "too-large"


class Unsupported(DomainError):
    """The input is of a kind that is not read."""

    code = "unsupported-media-type"


class NotPermitted(DomainError):
    """Your role does not allow this."""

    code = "not-permitted"
