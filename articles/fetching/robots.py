"""What a site asks robots to leave alone: robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from protego import Protego

from articles.fetching.guard import Place

# RFC 9309, section 2.5: at least 500 KiB are to be read; what follows is not
LONGEST = 500 * 1024
# section 2.4: a copy should not be used for more than a day
KEPT_SECONDS = 3_600.0
KEPT_SITES = 256
# rules parsed of more than this take megabytes; they are read anew each time
KEPT_LENGTH = 64 * 1024

# as the parser takes it: with or without the dash and the colon
_ROBOT = re.compile(r"user[\s-]*agent\s*:?\s*(.*)", re.IGNORECASE)

# The text of a site's robots.txt, asked for through the guard; "" where it has none.
Ask = Callable[[], str]


class Robots:
    """The rules of the sites asked lately, for one robot, kept in this process. Safe to share between threads."""

    def __init__(
        self, product: str, *, kept_seconds: float = KEPT_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`product` is the robot's name in robots.txt: letters, `_` and `-`."""
        self._product = product.lower()
        self._kept_seconds = kept_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Protego]] = OrderedDict()

    def allow(self, place: Place, ask: Ask) -> bool:
        """May the robot have `place`? `ask` is called where the rules are not at hand; what it raises is passed on."""
        rules = self._at_hand(place.origin)
        if rules is None:
            text = ask()
            rules = Protego.parse(_for_one(text, self._product))
            self._keep(place.origin, rules, length=len(text))
        return rules.can_fetch(place.url, self._product)

    def _at_hand(self, origin: str) -> Protego | None:
        with self._lock:
            until, rules = self._kept.get(origin, (0.0, None))
            return rules if self._clock() < until else None

    def _keep(self, origin: str, rules: Protego, *, length: int) -> None:
        if length > KEPT_LENGTH:
            return
        with self._lock:
            self._kept[origin] = (self._clock() + self._kept_seconds, rules)
            self._kept.move_to_end(origin)
            while len(self._kept) > KEPT_SITES:
                self._kept.popitem(last=False)


def _for_one(text: str, product: str) -> str:
    """The same text with all other robots under one name.

    The parser gives each robot of a group its own copy of the group's rules: ten thousand names before ten thousand
    rules would hold a worker for minutes.
    """
    return "\n".join(_with_robot_renamed(line.partition("#")[0].strip(), product) for line in text.splitlines())


def _with_robot_renamed(line: str, product: str) -> str:
    found = _ROBOT.match(line)
    if found is None:
        return line
    name = found[1].lower()
    if name == "*":
        return "User-agent: *"
    # a version or an asterisk after the name changes nothing (RFC 9309, section 2.2.1)
    return f"User-agent: {product if name.partition('/')[0].strip('* ') == product else 'another'}"
