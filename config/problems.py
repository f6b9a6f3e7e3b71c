"""Every problem type that the API answers with, for people: what it means and what to do. RFC 9457 `type` links here."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, JsonResponse


@dataclass(frozen=True, slots=True)
class Problem:
    status: int
    title: str
    remedy: str


PROBLEMS: dict[str, Problem] = {
    "malformed-json": Problem(
        400,
        "The body is not the JSON it should be",
        "Send one UTF-8 JSON value without duplicate keys, NaN or Infinity.",
    ),
    "malformed-request": Problem(400, "The request cannot be read", "Check how the client builds its requests."),
    "invalid-parameter": Problem(
        400, "A query parameter is unknown or has a value that cannot be", "The detail names it and what it may be."
    ),
    "not-authenticated": Problem(
        401, "Credentials are missing or not valid", "Send `Authorization: Token …` with a token that is not revoked."
    ),
    "not-permitted": Problem(403, "Your role does not allow this", "Ask a curator or an editor."),
    "csrf-failed": Problem(403, "The form's CSRF token is missing or wrong", "Reload the page, or use a token."),
    "not-found": Problem(404, "There is no such record that you may see", "Check the id; drafts are for curators."),
    "method-not-allowed": Problem(
        405, "This address does not take that method", "The Allow header lists those it takes."
    ),
    "not-acceptable": Problem(406, "No such representation is offered", "Ask for application/json."),
    "conflict": Problem(
        409, "The record is not in a state that allows this", "Read it again; the detail says what stands in the way."
    ),
    "duplicate": Problem(409, "There is such a record already", "The detail says which rule it would break."),
    "stale": Problem(
        412, "The record was changed since you read it", "Read it again and send its new ETag in If-Match."
    ),
    "too-large": Problem(413, "The body is larger than this address takes", "Split it."),
    "unsupported-media-type": Problem(
        415, "The body's media type or charset is not taken here", "Send application/json in UTF-8."
    ),
    "invalid": Problem(422, "The input cannot be accepted", "`errors` lists each fault with a pointer to its place."),
    "invalid-text": Problem(
        422, "A text holds characters that no text may hold, or is too long", "`errors` points at it."
    ),
    "invalid-number": Problem(
        422, "A number cannot be read exactly", 'Send decimals as strings of ASCII digits: "70.5".'
    ),
    "invalid-date": Problem(422, "A date or instant cannot be", "Send YYYY-MM-DD, and instants with their time zone."),
    "read-only": Problem(422, "A field that only the system sets was sent", "Leave it out."),
    "precondition-required": Problem(428, "A write needs If-Match", "Read the record and send its ETag in If-Match."),
    "throttled": Problem(429, "Too many requests", "Wait as long as Retry-After says; a token raises the limit."),
    "server-error": Problem(500, "Something broke on our side", "It was logged; try again later."),
    "unavailable": Problem(503, "The database cannot be reached just now", "Try again after Retry-After."),
    "query-too-expensive": Problem(503, "The query took longer than it may", "Narrow it with another filter."),
    "idempotency-key-reused": Problem(
        422, "The Idempotency-Key was used for another request", "Send each new request under a new key."
    ),
    "idempotency-key-malformed": Problem(
        422, "An Idempotency-Key is 1 to 255 visible ASCII characters", "A random UUID is a good one."
    ),
    "request-in-flight": Problem(
        409, "A request with this Idempotency-Key is being done just now", "Ask again after Retry-After."
    ),
    # refusals of the verbs
    "wrong-status": Problem(409, "The claim's status does not allow this", "The detail says which statuses do."),
    "unattributed-claim": Problem(409, "A claim needs a source before it can be published", "Add an attribution."),
    "merged-record": Problem(409, "The record was merged into another", "Use the one it was merged into."),
    "would-form-circle": Problem(409, "That would lead back to where it began", "Choose another parent or target."),
    "quote-not-found": Problem(
        422, "The quote does not stand in the text at that place", "Send exact words and offsets in code points."
    ),
    "ambiguous-quote": Problem(
        422, "The quote stands in the text more than once", "Send `start`, or a prefix and suffix."
    ),
    "reason-required": Problem(422, "This needs a reason", "Say why, in the field the pointer names."),
    "url-not-allowed": Problem(
        422,
        "Only public web pages are asked for",
        "Send an http or https address of a public site, on its usual port, without a user name; or send the page itself.",
    ),
    "fetch-failed": Problem(
        422, "The page could not be fetched", "The detail says what the site answered; or send the page itself."
    ),
    "unreadable-archive": Problem(422, "The archive is damaged", "Pack it again; what was read before stays."),
    "unsafe-archive": Problem(
        422, "The archive holds what is not unpacked here", "Unpack it yourself, and send what you trust."
    ),
    "given-up": Problem(
        409, "It was tried several times, and each time the work broke off", "Ask for it anew, or send the page itself."
    ),
    "parse-limit": Problem(
        422, "The page takes too long or too much memory to read", "Send the article's text instead of its HTML."
    ),
    "claims-stand": Problem(
        409, "Claims of the article were accepted or published", "Merge them into the other article's, or reject them."
    ),
    "already-decided": Problem(409, "This was decided already", "Read it again."),
    "unreadable-article": Problem(422, "The text cannot be read as an article", "Send its headline and publisher too."),
}


def type_uri(code: str) -> str:
    return f"/api/v1/problems/{code}/"


def describe(request: HttpRequest, code: str) -> JsonResponse:
    """What a problem's `type` address answers."""
    found = PROBLEMS.get(code)
    if found is None:
        return JsonResponse({"detail": "no such problem type", "known": sorted(PROBLEMS)}, status=404)
    return JsonResponse({"type": type_uri(code), "status": found.status, "title": found.title, "remedy": found.remedy})
