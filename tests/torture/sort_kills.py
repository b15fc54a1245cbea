"""Kills plans of sorting while they run, and looks at every file each time.

    python -m tests.torture.sort_kills PLACE OTHER KILLS FILES SEED

PLACE and OTHER are folders on two file systems, or on one. A child carries a plan out, or takes it
back, and a timer of the system ends it at any point, without a word to Python. What is whole is
asked after each kill; the runs that follow are killed, too, until one comes to its end. Prints how
many were killed, and how many of these in which step; an assertion fails where a file is lost,
doubled or changed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from photo_sorter.adapters.content_hash import hash_file
from photo_sorter.core.photo import FilePath
from photo_sorter.core.sorting.plan import (
    EntryState,
    PlanId,
    PlanState,
    SortAction,
    SortOptions,
)
from photo_sorter.core.sorting.rules import parse_rules
from tests.services.sort_rig import SortRig, sort_rig

Hashes = Mapping[FilePath, str | None]
RULES = "name:a* -> A/{year}/{month:02}\n* -> {year}/{counter:04}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan is to do: what lies where, and each file's way."""

    kind: str
    originals: Hashes
    ways: Mapping[FilePath, FilePath]
    one_place: bool  # no file is ever in its old and its new place


@dataclass(slots=True)
class Campaign:
    place: Path
    other: Path
    files: int
    noise: random.Random
    killed: int = 0
    steps: Counter[str] = field(default_factory=Counter)  # of these
    seconds: dict[str, float] = field(default_factory=dict)  # what runs take that nobody kills

    def round(self, number: int, copying: bool, across: bool) -> None:
        """One plan, killed several times on its way there or back."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.rmtree(self.other, ignore_errors=True)
        self.place.mkdir(parents=True)
        self.other.mkdir(parents=True)
        into = str(self.other if across else self.place / "pictures" / "Sorted")
        with self.rig() as rig:
            originals = self.fill(rig)
            options = SortOptions(copying=copying, into=into)
            plan = rig.sorting.plan(parse_rules(RULES), options).id
            ways = {
                row.entry.source: row.entry.target
                for row in rig.sorting.entries(plan)
                if row.entry.action in (SortAction.MOVE, SortAction.COPY)
            }
        assert len(ways) == len(originals)
        kind = f"{'copies' if copying else 'moves'}, {'two drives' if across else 'one drive'}"
        asked = Asked(kind, originals, ways, one_place=not copying and not across)

        def apply(rig: SortRig) -> bool:
            return rig.sorting.apply(plan)

        def undo(rig: SortRig) -> bool:
            return rig.sorting.undo(plan)

        if number % 2:  # killed once, and then taken back
            if self.killed_in(apply, f"{kind}, there"):
                self.look(asked, "there")
            if self.state(plan) is not PlanState.PLANNED:
                self.run_to_the_end(undo, plan, asked, "back")
                return
        self.run_to_the_end(apply, plan, asked, "there")
        if number % 3:
            self.run_to_the_end(undo, plan, asked, "back")

    def run_to_the_end(
        self, run: Callable[[SortRig], bool], plan: PlanId, asked: Asked, way: str
    ) -> None:
        for _ in range(4):
            if not self.killed_in(run, f"{asked.kind}, {way}"):
                break
            self.look(asked, way)
        else:
            began = time.monotonic()
            with self.rig() as rig:
                run(rig)
            self.took(f"{asked.kind}, {way}", time.monotonic() - began)
        self.look_at_the_end(plan, asked.originals, asked.ways)

    def took(self, what: str, seconds: float) -> None:
        """A run that goes on from a kill takes less than one from the beginning."""
        self.seconds[what] = max(seconds, 0.01, 0.9 * self.seconds.get(what, 0.0))

    def killed_in(self, run: Callable[[SortRig], bool], what: str) -> bool:
        """At any point of what such a run has taken so far."""
        seconds = self.noise.uniform(0.05, 1.0) * self.seconds.get(what, 0.05)
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                with self.rig() as rig:
                    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process
                    signal.setitimer(signal.ITIMER_REAL, seconds)
                    run(rig)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGALRM
            self.killed += 1
            return True
        assert os.WEXITSTATUS(status) == 0
        self.took(what, time.monotonic() - began)
        return False

    def look(self, asked: Asked, way: str) -> None:
        """After a kill: each file is in its old or its new place, whole. Between drives it may be
        in both for a moment, in neither never."""
        moved = 0
        for source, target in asked.ways.items():
            found = [hash_file(path) for path in (source, target) if os.path.lexists(path)]
            assert found, f"{source} is lost"
            assert set(found) == {asked.originals[source]}, f"{source} has changed"
            assert len(found) == 1 or not asked.one_place, f"{source} is there twice"
            moved += os.path.lexists(target)
        halves = sum(1 for below in (self.place, self.other) for _ in hidden_files(below))
        far = "all there" if moved == len(asked.ways) else "some there" if moved else "none there"
        step = f"{asked.kind}, {way}: {far}{', copies without names' if halves else ''}"
        self.steps[step] += 1
        sys.stderr.write(f"{self.killed} {step} ({moved} of {len(asked.ways)}, {halves} hidden)\n")

    def look_at_the_end(
        self, plan: PlanId, originals: Hashes, ways: Mapping[FilePath, FilePath]
    ) -> None:
        with self.rig() as rig:
            state = rig.sorting.get(plan).state
            copying = rig.sorting.get(plan).options.copying
            rows = rig.sorting.entries(plan)
            assert state in (PlanState.APPLIED, PlanState.UNDONE)
            wanted = EntryState.DONE if state is PlanState.APPLIED else EntryState.UNDONE
            never = {EntryState.PLANNED} if wanted is EntryState.UNDONE else set()
            stuck = [row for row in rows if row.state not in {wanted} | never]
            assert not stuck, f"{stuck} after {state}"
            for source, target in ways.items():
                there = (
                    (source, target)
                    if copying and wanted is EntryState.DONE
                    else ((target,) if wanted is EntryState.DONE else (source,))
                )
                for path in (source, target):
                    expected = originals[source] if path in there else None
                    assert hash_file(path) == expected, f"{path} after {state}"
            lying = {path for path in (*ways, *ways.values()) if os.path.lexists(path)}
            pictures = {path for path in lying if path.endswith(".jpg")}
            watched = {path for path in pictures if path.startswith(str(rig.root) + "/")}
            folders = rig.catalog.folders.all()
            known = {path for each in folders for path in rig.catalog.locations.known(each.id)}
            assert known == watched
        for below in (self.place, self.other):
            hidden = list(hidden_files(below))
            assert not hidden, f"{hidden} were left behind"

    def state(self, plan: PlanId) -> PlanState:
        with self.rig() as rig:
            return rig.sorting.get(plan).state

    def fill(self, rig: SortRig) -> dict[FilePath, str | None]:
        found: dict[FilePath, str | None] = {}
        for number in range(self.files // 2):
            content = self.noise.randbytes(self.noise.randint(1, 3000))
            path = rig.add(f"{'ab'[number % 2]}/{'ab'[number % 3 % 2]}{number}.jpg", content)
            beside = path.with_suffix(self.noise.choice([".xmp", ".CR2", ".jpg.xmp"]))
            beside.write_bytes(content[::-1] + b"!")
            for each in (path, beside):
                found[str(each)] = hash_file(str(each))
        return found

    def rig(self) -> AbstractContextManager[SortRig]:
        return sort_rig(self.place / "library", self.place / "pictures")


def hidden_files(below: Path) -> Iterator[Path]:
    return (path for path in below.rglob(".photo_sorter-*") if path.is_file())


def main(place: str, other: str, kills: str, files: str, seed: str) -> None:
    campaign = Campaign(Path(place), Path(other), int(files), random.Random(int(seed)))
    number = 0
    while campaign.killed < int(kills):
        copying, across = number % 3 == 2, number % 4 >= 2
        campaign.round(number, copying, across)
        number += 1
    sys.stdout.write(f"{campaign.killed} kills in {number} plans of {files} files\n")
    for step, killed in sorted(campaign.steps.items()):
        sys.stdout.write(f"{killed:4} {step}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
