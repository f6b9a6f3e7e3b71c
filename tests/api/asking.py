"""How tests ask the API, and what they look at in its answers."""

import json
from datetime import datetime
from typing import Any

from rest_framework.test import APIClient

BASE = "/api/v1"


def rows(client: APIClient, address: str) -> list[dict[str, Any]]:
    """The records of a list's first page."""
    response = client.get(f"{BASE}/{address}")
    assert response.status_code == 200, response.content
    return response.json()["results"]


def ids(client: APIClient, address: str) -> list[int]:
    return [row["id"] for row in rows(client, address)]


def etag(client: APIClient, address: str) -> str:
    return client.get(f"{BASE}/{address}").headers["ETag"]


def patch(client: APIClient, address: str, body: Any, *, match: str | None = None) -> Any:
    """PATCH with the ETag that the record has now, or with the given one."""
    match = etag(client, address) if match is None else match
    return client.patch(f"{BASE}/{address}", body, format="json", headers={"If-Match": match})


def act(client: APIClient, address: str, verb: str, body: Any = None, *, match: str | None = None) -> Any:
    """POST one of a record's actions, with the ETag that it has now or with the given one."""
    match = etag(client, address) if match is None else match
    return client.post(f"{BASE}/{address}{verb}/", body, format="json", headers={"If-Match": match})


def post(client: APIClient, address: str, body: Any) -> Any:
    return client.post(f"{BASE}/{address}", body, format="json")


def post_raw(client: APIClient, address: str, body: bytes, content_type: str = "application/json") -> Any:
    return client.generic("POST", f"{BASE}/{address}", body, content_type=content_type)


def problem(response: Any) -> tuple[int, str]:
    """The status and the problem type; proves on the way that the body is a whole RFC 9457 problem."""
    assert response.headers["Content-Type"] == "application/problem+json", response.content
    body = json.loads(response.content)
    assert set(body) == {"type", "title", "status", "detail", "instance", "errors"}
    assert body["status"] == response.status_code
    assert body["title"]
    assert body["detail"]
    assert all(set(fault) == {"pointer", "code", "detail"} for fault in body["errors"])
    return response.status_code, body["type"].removeprefix("/api/v1/problems/").removesuffix("/")


def faults(response: Any) -> dict[str, str]:
    """Each fault's pointer and code."""
    return {fault["pointer"]: fault["code"] for fault in response.json()["errors"]}


def instant(moment: datetime) -> str:
    """As the API writes it."""
    return moment.isoformat().replace("+00:00", "Z")
