"""One at a time: who starts or stops the server of a checkout holds its lock."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from config.embedded.places import Home, open_file
from config.embedded.progress import Progress

if sys.platform != "win32":
    import fcntl

PAUSE_S = 0.02


@contextmanager
def held(home: Home) -> Iterator[None]:
    """The kernel drops the lock when its holder dies, however it dies. The descriptor closes on exec, so the
    server, which outlives us, never carries it."""
    descriptor = open_file(home, home.lock, os.O_RDWR | os.O_CREAT)
    progress = Progress(f"waiting for another process that starts or stops the server ({home.lock})")
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                progress.tick()
                time.sleep(PAUSE_S)
        yield
    finally:
        os.close(descriptor)
