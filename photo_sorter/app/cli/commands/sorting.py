"""Sorting files into folders: a plan, its run, and its way back."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from photo_sorter.app.cli.command import Command
from photo_sorter.app.cli.commands.finding import positive
from photo_sorter.app.cli.output import Output, printable
from photo_sorter.core.errors import InvalidInputError
from photo_sorter.core.operations import SortFiles, UndoSort
from photo_sorter.core.ports.sorting import StoredEntry
from photo_sorter.core.problems import Problem
from photo_sorter.core.sorting.plan import (
    Collision,
    EntryState,
    PlanId,
    PlanState,
    SortAction,
    SortOptions,
    SortPlan,
)
from photo_sorter.core.sorting.rules import Rule, parse_rules
from photo_sorter.core.sorting.template import parse_template
from photo_sorter.services.library import Library

_SHOWN = 20  # files of a plan that are listed to a person
_GOES = (SortAction.MOVE, SortAction.COPY)
_BEFORE_UNDO = (PlanState.PLANNED, PlanState.APPLYING, PlanState.APPLIED)
_DONE = (PlanState.APPLYING, PlanState.APPLIED, PlanState.UNDOING)  # at least in part
_STUCK = (EntryState.LEFT, EntryState.KEPT)

_Item = TypeVar("_Item")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "%(prog)s (--rules FILE | --to TEMPLATE) [options] [QUERY]\n"
        "       %(prog)s list\n"
        "       %(prog)s (show | apply | undo [--rule N]) ID\n"
        "       %(prog)s follow [FOLDER (--rules FILE | --to TEMPLATE | --off)]"
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="QUERY",
        help="which photos, all without one; or list, show ID, apply ID, undo ID; or follow FOLDER,"
        " so that new photos there are sorted by themselves, and follow alone to list such folders",
    )
    parser.add_argument("--rules", metavar="FILE", help='lines like "tag:receipt -> Papers/{year}"')
    parser.add_argument("--to", metavar="TEMPLATE", help='for example "{year}/{month:02} {event}"')
    parser.add_argument(
        "--into", metavar="DIR", help="where the folders lie; else each photo's watched folder"
    )
    parser.add_argument("--copy", action="store_true", help="copy; the originals stay")
    parser.add_argument(
        "--collisions",
        choices=[each.value for each in Collision],
        default=Collision.ONE.value,
        help="where a name is taken: a number, unless the bytes are the same (one, the default); a "
        "number always; or skip",
    )
    parser.add_argument(
        "--remove-empty", action="store_true", help="remove folders that become empty"
    )
    parser.add_argument(
        "--rule", type=positive, metavar="N", help="undo what this rule did alone, from 1"
    )
    parser.add_argument("--apply", action="store_true", help="do it; without, it is planned")
    parser.add_argument(
        "--off", action="store_true", help="with follow: not any more, in that folder or in all"
    )
    parser.add_argument("--list", action="store_true", help="list every file")


def sort(library: Library, args: argparse.Namespace, out: Output) -> int:
    """With --json one object a file, and at last one of the plan."""
    rules = None if args.rules is None and args.to is None else _rules(args)
    if args.words[:1] == ["follow"] and (rules is None or len(args.words) > 1):
        return _follow(library, args, rules, out)
    if rules is None:
        return _of_a_plan(library, args, out)
    plan = library.sorting.plan(rules, _options(args), " ".join(args.words))
    if args.apply:
        _apply(library, plan)
    return _print(library, plan.id, args, out)


def _options(args: argparse.Namespace) -> SortOptions:
    into = "" if args.into is None else str(Path(args.into).expanduser().absolute())
    return SortOptions(args.copy, Collision(args.collisions), into, args.remove_empty)


def _follow(
    library: Library, args: argparse.Namespace, rules: Sequence[Rule] | None, out: Output
) -> int:
    """The folders whose new photos follow rules by themselves."""
    match args.words[1:]:
        case [] if args.off:
            library.hot_folders.stop()
        case []:
            pass
        case [folder] if args.off:
            library.hot_folders.stop(str(Path(folder).expanduser().resolve()))
        case [folder] if rules is not None:
            path = str(Path(folder).expanduser().resolve())
            library.hot_folders.follow(path, rules, _options(args))
        case _:
            raise InvalidInputError(Problem.SORT_NO_RULES)
    every = library.hot_folders.all()
    for folder, hot in every:
        value = {
            "folder": printable(folder.path),
            "rules": list(hot.rules),
            "into": printable(hot.options.into),
            "copy": hot.options.copying,
        }
        out.object(value, [printable(folder.path), *(f"  {rule}" for rule in hot.rules)])
    if not every:
        out.note("New photos stay where they are, in every folder.")
    return 0


def _of_a_plan(library: Library, args: argparse.Namespace, out: Output) -> int:
    match args.words:
        case ["list"]:
            for plan in library.sorting.all():
                _print_plan(library, plan, out)
            return 0
        case ["show" | "apply" | "undo" as what, number] if number.isdecimal():
            plan = library.sorting.get(PlanId(int(number)))
            if what == "apply":
                _apply(library, plan)
            elif what == "undo":
                _take_back(library, plan, _rule(plan, args))
            return _print(library, plan.id, args, out)
        case _:
            raise InvalidInputError(Problem.SORT_NO_RULES)


def _rule(plan: SortPlan, args: argparse.Namespace) -> int | None:
    """From 0; None for all. Raises InvalidInputError where the plan has no such rule."""
    if args.rule is None:
        return None
    if args.rule > len(plan.rules):
        raise InvalidInputError(Problem.SORT_NO_SUCH_RULE, rule=args.rule, most=len(plan.rules))
    return int(args.rule) - 1


def _rules(args: argparse.Namespace) -> tuple[Rule, ...]:
    rules: tuple[Rule, ...] = ()
    if args.rules is not None:
        try:
            text = Path(args.rules).expanduser().read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInputError(
                Problem.FILE_LIST_UNREADABLE, name=args.rules, detail=str(error)
            ) from error
        rules = parse_rules(text, args.rules)
    if args.to is not None:
        to = args.to if not args.to.startswith("~") else str(Path(args.to).expanduser())
        rules = (*rules, Rule("", parse_template(to)))
    return rules


def _apply(library: Library, plan: SortPlan) -> None:
    """When it came to its end the journal has it, so that it is undone as anything is."""
    with _bar(library.sorting.totals(plan.id).files) as progress:
        ended = library.sorting.apply(plan.id, progress=progress)
    if ended and library.sorting.counts(plan.id).get(EntryState.DONE):
        library.do(SortFiles(plan.id))


def _take_back(library: Library, plan: SortPlan, rule: int | None) -> None:
    """As an operation, which can be undone itself. Raises InvalidInputError where nothing of the
    plan is done."""
    if plan.state not in _DONE:
        raise InvalidInputError(Problem.SORT_PLAN_NOT_DONE)
    runs = library.sort_runs
    with _bar(library.sorting.totals(plan.id).files) as progress:
        runs.show_by(lambda wanted: runs.carry_out(wanted, progress=progress))
        try:
            library.do(UndoSort(plan.id, rule))
        finally:
            runs.show_by(None)


@contextmanager
def _bar(files: int) -> Iterator[Callable[[int], None]]:
    hidden = not sys.stderr.isatty()
    with tqdm(desc="Sorting", total=files, unit=" files", disable=hidden, leave=False) as bar:

        def show(done: int) -> None:
            bar.update(done - bar.n)  # which is seldom drawn

        yield show


# --------------------------------------------------------------------------- what is printed


def _print(library: Library, plan_id: PlanId, args: argparse.Namespace, out: Output) -> int:
    """The exit status: 1 where a file could not go."""
    plan, rows = library.sorting.get(plan_id), library.sorting.entries(plan_id)
    if out.as_json:
        for row in rows:
            out.object(_value(row), [])
    else:
        _print_files(rows, args, out)
    for note in plan.notes if plan.state in _BEFORE_UNDO else ():
        out.note(f"Note: {note.text}")
    _print_plan(library, plan, out)
    if plan.state is PlanState.PLANNED:
        out.note(f"No file was touched yet: “sort apply {plan_id}” does it.")
    elif plan.state in _BEFORE_UNDO:
        out.note(f"“sort undo {plan_id}” takes it back.")
    return int(any(row.state in _STUCK for row in rows))


def _value(row: StoredEntry) -> dict[str, str | None]:
    """`state` is null for what is to stay."""
    entry = row.entry
    return {
        "from": printable(entry.source),
        "to": printable(entry.target or entry.source),
        "action": entry.action.value,
        "reason": entry.reason.words,
        "state": row.state.value if entry.action in _GOES else None,
    }


def _print_files(rows: Sequence[StoredEntry], args: argparse.Namespace, out: Output) -> None:
    """First the folders, as a tree of what goes where; then what stays, and why."""
    goes = [row for row in rows if row.entry.action in _GOES]
    counts = Counter(str(Path(row.entry.target).parent) for row in goes)
    sizes: Counter[str] = Counter()
    for row in goes:
        sizes[str(Path(row.entry.target).parent)] += row.entry.size
    for folder in _some(sorted(counts), args, out, "folders"):
        count = "1 file" if counts[folder] == 1 else f"{counts[folder]:,} files"
        out.note(f"{printable(folder)}: {count}, {sizes[folder] / 1e6:,.1f} MB")
    told = rows if args.list else [row for row in rows if _is_told(row)]
    for row in _some(told, args, out, "files"):
        entry = row.entry
        to = f" → {printable(entry.target)}" if entry.target else ""
        state = "" if row.state is EntryState.PLANNED else f", {row.state.value}"
        line = f"{entry.action.value}{state}: {printable(entry.source)}{to}: {entry.reason.words}"
        out.note(line)


def _is_told(row: StoredEntry) -> bool:
    """Without being asked for."""
    return row.entry.action is SortAction.SKIP or row.entry.collides or row.state in _STUCK


def _some(
    found: Sequence[_Item], args: argparse.Namespace, out: Output, what: str
) -> Iterator[_Item]:
    yield from found if args.list else found[:_SHOWN]
    if len(found) > _SHOWN and not args.list:
        out.note(f"and {len(found) - _SHOWN:,} more {what} (--list)")


def _print_plan(library: Library, plan: SortPlan, out: Output) -> None:
    totals, counts = library.sorting.totals(plan.id), library.sorting.counts(plan.id)
    stuck = sum(counts.get(state, 0) for state in _STUCK)
    value = {
        "id": plan.id,
        "made": plan.made.isoformat(),
        "rules": list(plan.rules),
        "state": plan.state.value,
        "by_itself": plan.folder_id is not None,
        "files": totals.files,
        "bytes": totals.bytes,
        "collisions": totals.collisions,
        "stay": totals.stay,
        "skipped": totals.skipped,
        "applied": plan.state is PlanState.APPLIED,
        "done": counts.get(EntryState.DONE, 0),
        "undone": counts.get(EntryState.UNDONE, 0),
        "left": stuck,
        "drives": [
            {"path": printable(drive.mount), "needed": drive.needed, "free": drive.free}
            for drive in plan.drives
        ],
        "notes": [note.text for note in plan.notes],
    }
    what = "copied" if plan.options.copying else "moved"
    line = (
        f"Plan {plan.id} ({plan.state.value}): {totals.files:,} files to be {what}, "
        f"{totals.bytes / 1e6:,.1f} MB, {totals.collisions:,} collisions, {totals.stay:,} stay, "
        f"{totals.skipped:,} skipped"
    )
    done = ", ".join(f"{count:,} {state.value}" for state, count in counts.items())
    out.object(value, [line] if plan.state is PlanState.PLANNED else [line, f"  {done}"])


COMMANDS = (
    Command(
        "sort",
        "Sort files into folders by rules: planned, done with --apply, taken back by “undo”.",
        sort,
        _arguments,
    ),
)
