"""A POST may be sent again under the same Idempotency-Key: it is done once and answered the same.

After the IETF draft "The Idempotency-Key HTTP Header Field". The key is locked and looked up in the very transaction
that does the work and keeps the answer, so there is no state in between that a crash could leave behind. A refusal
keeps nothing: sent again, it is judged again.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

import orjson
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from articles import locks
from articles.errors import Conflict, Invalid
from articles.models import IdempotentAnswer
from articles.models.answers import KEPT

HEADER = "Idempotency-Key"
# what an answer is told by besides its body
_HEADERS = ("ETag", "Location", "Retry-After")
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class KeyReused(Invalid):
    """The Idempotency-Key was used for another request."""

    code = "idempotency-key-reused"


class MalformedKey(Invalid):
    """An Idempotency-Key is 1 to 255 visible ASCII characters."""

    code = "idempotency-key-malformed"


class InFlight(Conflict):
    """A request with this Idempotency-Key is being done just now."""

    code = "request-in-flight"


class Replay(APIException):
    """Raised to answer what was answered before."""

    def __init__(self, answer: IdempotentAnswer) -> None:
        super().__init__()
        self.answer = answer

    def response(self) -> Response:
        headers = self.answer.headers | {"Idempotent-Replayed": "true"}
        return Response(orjson.loads(self.answer.body), status=self.answer.status, headers=headers)


def begin(request: Request, at: datetime) -> None:
    """Claim the request's key until its transaction ends. Raises Replay, InFlight, KeyReused or MalformedKey."""
    key = request.headers.get(HEADER)
    if key is None or request.method != "POST" or not request.user.is_authenticated:
        return
    if not _KEY.fullmatch(key):
        raise MalformedKey
    if not locks.try_hold(f"idempotency {request.user.pk} {key}"):
        raise InFlight("Ask again in a second.")
    answers = IdempotentAnswer.objects.filter(user_id=request.user.pk, key=key)
    answers.filter(created_at__lt=at - KEPT).delete()
    known = answers.first()
    if known is None:
        return
    if known.fingerprint != _fingerprint(request):
        raise KeyReused("Send each new request under a new key.")
    raise Replay(known)


def keep(request: Request, response: Response, at: datetime) -> None:
    """Keep a success under the request's key, if it has one."""
    key = request.headers.get(HEADER)
    is_new = request.method == "POST" and response.status_code < 300 and "Idempotent-Replayed" not in response
    if key is None or request.user.pk is None or not is_new:
        return
    IdempotentAnswer.objects.create(
        user_id=request.user.pk,
        key=key,
        fingerprint=_fingerprint(request),
        status=response.status_code,
        headers={name: response[name] for name in _HEADERS if name in response},
        body=orjson.dumps(response.data, default=str, option=orjson.OPT_NON_STR_KEYS).decode(),
        created_at=at,
    )


def _fingerprint(request: Request) -> str:
    # the underlying request's body: DRF's own may have been read already
    parts = (request.method or "", request.get_full_path(), request._request.body)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
        digest.update(b"\0")
    return digest.hexdigest()
