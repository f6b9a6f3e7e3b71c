import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles.readers import UnreadableArticle, bounded
from tests.articles.readers.pages import BODY, json_ld, page

HERE = "https://valley-post.example.com/news/households"
PROGRAM = """
import os, sys, time
from articles.readers import bounded
if __name__ == "__main__":
    bounded.read_html(sys.stdin.buffer.read(), url="https://valley-post.example.com/x")
    [child] = bounded._child.pool._pool_manager.worker_manager.workers
    print(child, flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module", autouse=True)
def _no_child_left():
    yield
    bounded.stop()


def test_reads_as_the_reader_itself_does():
    draft = bounded.read_html(page(json_ld(author="Ada Quill")), url=HERE, genre="report")

    assert (draft.headline, draft.authors, draft.genre) == ("A valley counts its households", ("Ada Quill",), "report")


def test_passes_a_refusal_on():
    with pytest.raises(UnreadableArticle) as refused:
        bounded.read_html(b"%PDF-1.4", url=HERE)

    assert refused.value.detail == "It is a PDF file, not a page."


def test_threads_share_one_child():
    with ThreadPoolExecutor(4) as threads:
        drafts = list(threads.map(lambda _: bounded.read_html(page(), url=HERE), range(8)))

    assert len({draft.text for draft in drafts}) == 1
    assert len(bounded._child.get()._pool_manager.worker_manager.workers) == 1


def test_a_page_that_takes_too_long_is_ended():
    attributes = " ".join(f"a{number}=1" for number in range(1_000_000))
    begin = time.monotonic()

    with pytest.raises(bounded.ParseLimit):
        bounded.read_html(page(body=f"<div {attributes}>{BODY}</div>"), url=HERE, seconds=1)

    assert time.monotonic() - begin < 5


def test_a_page_that_takes_too_much_memory_is_ended():
    with pytest.raises(bounded.ParseLimit) as ended:
        bounded.read_html(page(body="<b>x</b>" * 4_000_000 + BODY), url=HERE)

    assert "memory" in ended.value.detail or "ended" in ended.value.detail


def test_the_next_page_is_read_after_one_that_was_ended():
    with pytest.raises(bounded.ParseLimit):
        bounded.read_html(page(body="<b>x</b>" * 1_000_000 + BODY), url=HERE, seconds=0.1)

    draft = bounded.read_html(page(), url=HERE)

    assert draft.headline == "A valley counts its households"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + BODY,
        "<a><b><i>" * 50_000 + BODY,
        "<" * 1_000_000 + BODY,
        "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)) + "]>&e11;" + BODY,
    ],
    ids=["nested", "unclosed", "brackets", "entities"],
)
def test_hostile_markup_is_answered_quickly(body):
    begin = time.monotonic()

    try:
        draft = bounded.read_html(page(body=body), url=HERE)
    except (UnreadableArticle, bounded.ParseLimit):
        draft = None

    assert time.monotonic() - begin < 11
    assert draft is None or len(draft.text) < 2_000_000


def test_the_child_ends_with_its_parent(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    root = Path(bounded.__file__).parents[2]
    parent = subprocess.Popen(
        [sys.executable, str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    parent.stdin.write(page())
    parent.stdin.close()
    child = int(parent.stdout.readline())

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    assert _ends(child, seconds=5)


def _ends(pid: int, *, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
