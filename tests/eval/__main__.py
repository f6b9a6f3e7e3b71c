"""Measure the readers and print the design's table.

    python -m tests.eval figures|attribution|worth|html|speed|intake|all --data DIR --tools DIR [--write FILE]

Every set is scored in three parts: all of it, the part that may be read while rules are written, and the
part that is only ever scored. Each part is scored as it stands and, in brackets, with the gold errors
set aside that the page given by --gold-errors lists.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.eval import checkworthy, html, intake, sets, speed, whole_articles
from tests.eval.scoring import TIERS, NoReader, Score, Scorers, extract, peers
from tests.eval.sets import GoldSet, Record
from tests.eval.tables import AIMS, Aim, percent, plain, render

FIGURE_SETS = (
    ("news", (sets.NEWS,), ("value", "value+change", "value+unit", "value+concept~", "value+concept")),
    ("science", (sets.SCIENCE,), ("value", "value+unit")),
    ("suites", sets.SUITES, ("value", "value+unit")),
    ("q3 tests", (sets.QUANTULUM_SUITE,), ("value", "value+unit")),
)
ATTRIBUTION_LEVELS = ("attributed", "source~", "source", "sentence")
NOTE = "F1 in %; in brackets with known gold errors set aside"


def parts(gold: GoldSet) -> Iterator[tuple[str, GoldSet]]:
    yield "all", gold
    yield "read", gold.subset(lambda id_: not sets.held_out(id_))
    yield "held out", gold.subset(sets.held_out)


def cells(
    gold: GoldSet, wrong: frozenset[str], score: Callable[[GoldSet], dict[str, Score]]
) -> dict[tuple[str, str], str]:
    """(part, level) -> the cell: F1 as scored, and in brackets without the wrong labels."""
    made = {}
    for part, members in parts(gold):
        scored = score(members)
        clean = members.subset(lambda id_: id_ not in wrong)
        again = score(clean) if len(clean.records) < len(members.records) else scored
        for level, value in scored.items():
            cell = percent(value.f1)
            if again[level] != value:
                cell += f" ({percent(again[level].f1)})"
            made[part, level] = cell
    return made


def figures(options: argparse.Namespace) -> str:
    scorers, wrong = Scorers(options.tools), sets.known_errors(options.gold_errors)
    sections = []
    for name, files, levels in FIGURE_SETS:
        gold = sets.load(options.data, name, files)
        answers: dict[str, list[Record]] = {
            f"ours {tier}": scorers.quantities(extract(gold, tier)) for tier in options.tiers
        }
        if len(files) == 1:
            answers |= peers(options.data / sets.PEERS, Path(files[0]).stem)
        columns = {who: cells(gold, wrong, partial(scorers.figures, predicted=lines)) for who, lines in answers.items()}
        sections.append(section(name, gold, levels, columns))
    return "\n\n".join(sections)


def attribution(options: argparse.Namespace) -> str:
    scorers, wrong = Scorers(options.tools), sets.known_errors(options.gold_errors)
    gold = sets.load(options.data, "attribution", (sets.ATTRIBUTION,))
    columns = {}
    for tier in options.tiers:
        lines = extract(gold, tier)
        columns[f"ours {tier}"] = cells(gold, wrong, partial(scorers.attribution, extracted=lines))
    sentences = section("attribution", gold, ATTRIBUTION_LEVELS, columns)
    return f"{sentences}\n\n{articles(options)}"


def articles(options: argparse.Namespace) -> str:
    """The same over whole articles, where quotations run on and speakers are named before."""
    gold, fitted = whole_articles.load(options.data), whole_articles.fitted(options.data)
    groups = (("all", gold), ("not fitted on", gold.subset(lambda id_: id_ not in fitted)))
    lines = {tier: extract(gold, tier) for tier in options.tiers}
    rows = []
    for part, members in groups:
        scored = [whole_articles.score(members, found) for found in lines.values()]
        rows += [[level, part, *(percent(found[level].f1) for found in scored)] for level in whole_articles.LEVELS]
    sizes = ", ".join(f"{part} {len(members.records)}" for part, members in groups)
    header = ["level", "part", *(f"ours {tier}" for tier in lines)]
    note = f"F1 in %, of numbers in digits. Articles: {sizes}."
    return f"## attribution in whole articles\n\n{note}\n\n{render(header, rows)}"


def section(name: str, gold: GoldSet, levels: Iterable[str], columns: dict[str, dict[tuple[str, str], str]]) -> str:
    rows = []
    for level in levels:
        aim = AIMS.get((name, level), Aim())
        for part, _ in parts(gold):
            found = [column.get((part, level), "–") for column in columns.values()]
            rows.append([level, part, *found, plain(aim.best_peer), plain(aim.floor), plain(aim.goal)])
    sizes = ", ".join(f"{part} {len(members.records)}" for part, members in parts(gold))
    header = ["level", "part", *columns, "best peer, unseen", "floor", "goal"]
    return f"## {name}\n\n{NOTE}. Records: {sizes}.\n\n{render(header, rows)}"


def worth(options: argparse.Namespace) -> str:
    sentences = checkworthy.load(options.data / checkworthy.DEV)
    truth = [sentence.worth for sentence in sentences]
    rows = []
    for tier in options.tiers:
        scored = checkworthy.scores(sentences, tier)
        decided = checkworthy.decision(truth, [score >= 0.5 for score in scored])
        precision = checkworthy.average_precision(truth, scored)
        for level, value in (("F1", decided.f1), ("average precision", precision)):
            aim = AIMS["worth", level]
            yardsticks = (plain(aim.best_peer), plain(aim.floor), plain(aim.goal))
            rows.append([f"ours {tier}", level, percent(value), *yardsticks])
    header = ["who", "level", "dev", "best peer, unseen", "floor", "goal"]
    counted = f"{len(sentences)} debate sentences, {sum(truth)} worth checking"
    return f"## worth checking\n\n{counted}; in %.\n\n{render(header, rows)}"


def speeds(options: argparse.Namespace) -> str:
    runs = [
        (speed.measure(options.data, tier), plain(AIMS["speed", tier].floor), plain(speed.CEILINGS[tier]))
        for tier in options.tiers
    ]
    runs.append((speed.quantulum3(options.data), "–", "–"))
    rows = [
        [
            run.name,
            f"{run.rate:.0f}" if run.rate else "–",
            floor,
            f"{run.megabytes:.0f}" if run.megabytes else "–",
            ceiling,
            str(run.sentences),
            run.note,
        ]
        for run, floor, ceiling in runs
    ]
    header = ["who", "sentences/s", "floor", "peak MB", "ceiling", "sentences", "note"]
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    return f"## speed and memory\n\nOne core, {machine}; sentences of news articles.\n\n{render(header, rows)}"


def pages(options: argparse.Namespace) -> str:
    gold = html.load(options.data)
    readings = [*(html.measure(options.data, reader) for reader in html.READERS), html.newspaper(options.data)]
    rows = []
    for level in html.LEVELS:
        for part, members in parts(gold):
            scored = [html.score(members, reading.answers)[level] for reading in readings]
            found = [
                "–" if reading.note and not reading.answers else percent(share)
                for reading, (share, _) in zip(readings, scored, strict=True)
            ]
            rows.append([level, part, *found, plain(html.FLOORS.get(level)), str(scored[0][1])])
    rates = [f"{reading.rate:.0f}" if reading.rate else "–" for reading in readings]
    rows.append(["pages/s", "all", *rates, "–", str(len(gold.records))])
    header = ["level", "part", *(reading.name for reading in readings), "floor", "pages scored"]
    notes = "".join(f"\n{reading.name}: {reading.note}." for reading in readings if reading.note)
    return f"## reading pages\n\nIn %; one core, a process each.\n\n{render(header, rows)}\n{notes}".rstrip()


def taking_in(options: argparse.Namespace) -> str:
    rows = []
    for step in intake.measure(options.data):
        rate = f"{step.rate:.0f}" if step.items else "–"
        done = [f"{step.seconds:.1f}", f"{step.cpu_seconds:.1f}", rate, f"{step.megabytes:.0f}"]
        rows.append([step.name, *done, *(f"{count:,}" for count in step.counts.values())])
    header = ["step", "s", "CPU s", "articles/s", "peak MB", *intake.TABLES]
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    counted = "Counts after each step; a process a step, its start counted"
    return f"## taking in\n\n{counted}; {machine}.\n\n{render(header, rows)}"


TASKS = {
    "figures": figures,
    "attribution": attribution,
    "worth": worth,
    "html": pages,
    "speed": speeds,
    "intake": taking_in,
}
SCORED_BY_TOOLS = ("figures", "attribution", "all")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=[*TASKS, "all"])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development sets")
    parser.add_argument("--tools", type=Path, help="folder of the scorers, for figures and attribution")
    parser.add_argument("--tiers", nargs="+", choices=TIERS, default=list(TIERS))
    parser.add_argument("--gold-errors", type=Path, default=Path("GOLD_ERRORS.md"), help="page of wrong labels")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables there as well")
    options = parser.parse_args(arguments)
    if options.tools is None and options.task in SCORED_BY_TOOLS:
        parser.error(f"{options.task} needs --tools")
    sections = []
    try:
        for task in TASKS if options.task == "all" else [options.task]:
            sections.append(TASKS[task](options))
            print(sections[-1] + "\n", flush=True)
    except NoReader as error:
        print(f"nothing to measure yet: {error}", file=sys.stderr)
        return 1
    if options.write:
        options.write.parent.mkdir(parents=True, exist_ok=True)
        options.write.write_text(page(sections, options), encoding="utf-8")
    return 0


def page(sections: Iterable[str], options: argparse.Namespace) -> str:
    today = datetime.now(UTC).date().isoformat()
    heading = f"# Measurements\n\nMade by `python -m tests.eval {options.task}` on {today}.\n"
    errors = ""
    if options.gold_errors.exists():
        listed = options.gold_errors.read_text(encoding="utf-8").strip()
        errors = f"\n## Gold errors set aside\n\n{listed}\n"
    return heading + "".join(f"\n{text}\n" for text in sections) + errors


if __name__ == "__main__":
    sys.exit(main())
