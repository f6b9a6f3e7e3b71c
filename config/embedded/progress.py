"""What people read while they wait. It goes to stderr: stdout belongs to the command that they ran."""

import sys
import time

FIRST_S = 2.0
EVERY_S = 10.0


def say(text: str) -> None:
    sys.stderr.write(f"embedded PostgreSQL: {text}\n")
    sys.stderr.flush()


class Progress:
    """Says what a wait is for once it is felt, and then now and again."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = time.monotonic()
        self.next = self.began + FIRST_S

    def tick(self, note: str = "") -> None:
        now = time.monotonic()
        if now >= self.next:
            say(f"{self.what}, {now - self.began:.0f} s so far{f' ({note})' if note else ''}")
            self.next = now + EVERY_S
