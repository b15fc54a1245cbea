"""Killed at any point of anything, a library loses nothing and does nothing twice."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from photo_sorter.adapters.catalog.catalog import SqliteCatalog
from photo_sorter.app.places import LibraryFolder
from photo_sorter.core.photo import PhotoId
from tests.torture.models import install_copy
from tests.torture.pictures import contents, draw
from tests.torture.runs import (
    PATIENCE_SECONDS,
    children_of,
    command,
    done,
    here,
    kill_group,
    note,
    run,
    start,
    until,
)
from tests.torture.scale import FULL, full_form, times
from tests.torture.wholeness import index_whole, photo_ids

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the engine in /proc")

# How many of each in the short form and in the full one: 4 and 390 together.
KILLS = {
    "add": (0, 46),
    "index": (1, 100),
    "rename": (0, 40),
    "tag": (1, 50),
    "rate": (0, 30),
    "date": (0, 20),
    "trash": (1, 40),
    "switch": (0, 24),
    "migrate": (1, 40),
}
PHOTOS_EACH = 6
LOOKED_AT_EVERY = 25  # kills

# Tags every photo with a new name of its own, one transaction each, and says each that is done.
TAG = """
import sys
from pathlib import Path
from photo_sorter.app.composition import open_library
from photo_sorter.core.operations import TagPhotos
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING

library = open_library(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for photo in library.photos.listing(EVERYTHING).ids.tolist():
    library.do(TagPhotos((PhotoId(photo),), sys.argv[2]))
    print(photo, flush=True)
library.close()
"""

# Gives every photo three stars, one transaction each, and says each that is done.
RATE = (
    TAG.replace("TagPhotos", "RatePhotos")
    .replace("sys.argv[2]", "RatingChange(stars=int(sys.argv[2]))")
    .replace("\nlibrary =", "\nfrom photo_sorter.core.rating import RatingChange\n\nlibrary =", 1)
)

# Sets the date of every photo to a year, one transaction each, and says each that is done.
DATE = (
    TAG.replace("TagPhotos", "DatePhotos")
    .replace(
        "DatePhotos((PhotoId(photo),), sys.argv[2])",
        "DatePhotos((PersonDate(PhotoId(photo), datetime(int(sys.argv[2]), 1, 1)),))",
    )
    .replace(
        "\nlibrary =",
        "\nfrom datetime import datetime\n"
        "from photo_sorter.core.dated_photo import PersonDate\n\nlibrary =",
        1,
    )
)

# Moves every photo's files to the trash and back.
TRASH = """
import sys
from pathlib import Path
from photo_sorter.app.composition import open_library
from photo_sorter.core.operations import TrashFiles
from photo_sorter.core.photo import PhotoId
from photo_sorter.core.query import EVERYTHING

library = open_library(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for photo in library.photos.listing(EVERYTHING).ids.tolist():
    library.do(TrashFiles(tuple(library.photos.files_here([PhotoId(photo)]))))
    library.undo()
library.close()
"""

# Migrates a catalog to a version that does not exist yet, by rebuilding its largest tables.
MIGRATE = """
import sys
from pathlib import Path
from photo_sorter.adapters.catalog import database, migrations
from photo_sorter.adapters.catalog.catalog import SqliteCatalog

shipped = migrations.load_migrations()
next_one = migrations.Migration(shipped[-1].number + 1, Path(sys.argv[2]).read_text("utf-8"))
database.load_migrations = lambda: (*shipped, next_one)
print("ready", flush=True)
sys.stdin.readline()
SqliteCatalog.open(Path(sys.argv[1])).close()
"""
MIGRATION = """
CREATE TABLE vectors_anew AS SELECT * FROM vectors ORDER BY photo_id DESC;
DELETE FROM vectors;
INSERT INTO vectors SELECT * FROM vectors_anew;
DROP TABLE vectors_anew;
ALTER TABLE photos ADD COLUMN seen_by INTEGER;
UPDATE photos SET seen_by = id;
CREATE TABLE marks_anew AS SELECT * FROM tag_marks;
DELETE FROM tag_marks;
INSERT INTO tag_marks SELECT * FROM marks_anew;
DROP TABLE marks_anew;
"""


@dataclass(slots=True)
class Campaign:
    """One library that is killed again and again, and what is known to be in it."""

    place: Path
    noise: random.Random
    folders: list[Path] = field(default_factory=list)
    drawn: int = 0
    ids: dict[str, PhotoId] = field(default_factory=dict)  # by content, since it was first seen
    tags: dict[str, set[PhotoId]] = field(default_factory=dict)  # that were said to be done
    model: str = "builtin"
    started: float = 0.5  # seconds that a command takes that does next to nothing
    pace: dict[str, float] = field(default_factory=dict)  # below 1 where kills came too late
    killed: Counter[str] = field(default_factory=Counter)
    too_late: Counter[str] = field(default_factory=Counter)

    @property
    def library(self) -> Path:
        return self.place / "library"

    def draw_more(self, folder: Path) -> None:
        for _ in range(PHOTOS_EACH):
            draw(folder / f"{self.drawn:05}.jpg", self.drawn)
            self.drawn += 1

    def kill(
        self, what: str, process: subprocess.Popen[str], earliest: float, latest: float
    ) -> str:
        """Let it run for a while, then kill it: the app, a child of it, or all. Times are in
        `started`. Returns what it said."""
        pace = self.pace.get(what, 1.0)
        try:
            process.wait(timeout=self.started * pace * self.noise.uniform(earliest, latest))
        except subprocess.TimeoutExpired:
            self._kill(process)
            self.killed[what] += 1
            self.pace[what] = min(1.0, pace * 1.1)
        else:
            assert process.returncode == 0, process.communicate()
            self.too_late[what] += 1
            self.pace[what] = pace * 0.7
        out, _ = process.communicate(timeout=PATIENCE_SECONDS)
        return out

    def _kill(self, process: subprocess.Popen[str]) -> None:
        children = children_of(process.pid)
        chance = self.noise.random()
        if not children or chance < 0.4:
            kill_group(process)
        elif chance < 0.7:
            process.kill()  # the app alone: its children must end by themselves
            until(
                lambda: not any(Path(f"/proc/{child}").exists() for child in children),
                "the app's children end by themselves",
            )
        else:
            with contextlib.suppress(ProcessLookupError):
                # one child alone, the engine or the index: the app must go on to the end
                os.kill(self.noise.choice(children), signal.SIGKILL)
            process.wait(timeout=PATIENCE_SECONDS)
            assert process.returncode == 0, process.communicate()

    def count(self, what: str) -> int:
        return self.killed[what] + self.too_late[what]

    # ----------------------------------------------------------------- what is killed

    def add(self) -> None:
        folder = self.place / f"photos{len(self.folders)}"
        folder.mkdir()
        self.draw_more(folder)
        out = self.kill("add", start(command(self.library, "add", str(folder), "--json")), 0.7, 1.2)
        self.folders.append(folder)
        with closing(SqliteCatalog.open(LibraryFolder(self.library).catalog)) as catalog:
            watched = {f.path for f in catalog.folders.all()}
        if out:
            assert str(folder) in watched  # it was said to be done
        if str(folder) not in watched:
            done(self.library, "add", str(folder))

    def index(self) -> None:
        folder = self.noise.choice(self.folders)
        self.draw_more(folder)
        moved = self.noise.choice(sorted(folder.iterdir()))
        moved.rename(self.noise.choice(self.folders) / f"moved{moved.name}")
        self.kill("index", start(command(self.library, "index")), 1.0, 10.0)

    def switch(self) -> None:
        """To a model that has no vectors yet; those of the others go."""
        done(self.library, "index")
        for model in done(self.library, "models", "list", "--json").lines:
            if model["name"].startswith("copy") and not model["active"]:
                done(self.library, "models", "remove", model["name"])
        self.model = f"copy{self.count('switch')}"
        install_copy(self.library, self.model)
        done(self.library, "models", "use", self.model)
        self.kill("switch", start(command(self.library, "index")), 1.0, 10.0)

    def rename(self) -> None:
        with closing(SqliteCatalog.open(LibraryFolder(self.library).catalog)) as catalog:
            known = [
                path
                for folder in catalog.folders.all()
                for path, file in catalog.locations.known(folder.id).items()
                if file.photo_id is not None and Path(path).exists()
            ]
        chosen = self.noise.sample(sorted(known), min(len(known), 12))
        arguments = command(self.library, "rename", f"Trip{self.count('rename')} ##", *chosen)
        self.kill("rename", start(arguments), 0.7, 1.4)

    def tag(self) -> None:
        name = f"seen on day {self.count('tag')}"
        process = start([sys.executable, "-c", TAG, str(self.library), name])
        self._release(process)
        out = self.kill("tag", process, 0.0, 1.0)
        self.tags[name] = {PhotoId(int(line)) for line in out.split()}

    def rate(self) -> None:
        """Each time other stars: a photo that was said to be rated has them."""
        stars = 1 + self.count("rate") % 5
        process = start([sys.executable, "-c", RATE, str(self.library), str(stars)])
        self._release(process)
        out = self.kill("rate", process, 0.0, 1.0)
        said = {PhotoId(int(line)) for line in out.split()}
        with closing(
            SqliteCatalog.open(LibraryFolder(self.library).catalog, read_only=True)
        ) as catalog:
            rated = catalog.ratings.of(sorted(said))
        assert {rating.stars for rating in rated.values()} <= {stars}

    def date(self) -> None:
        """Each time another year: a photo that was said to be dated has it, in listings too."""
        year = 1900 + self.count("date")
        process = start([sys.executable, "-c", DATE, str(self.library), str(year)])
        self._release(process)
        out = self.kill("date", process, 0.0, 1.0)
        said = {PhotoId(int(line)) for line in out.split()}
        with closing(
            SqliteCatalog.open(LibraryFolder(self.library).catalog, read_only=True)
        ) as catalog:
            dates = catalog.dates.of(sorted(said))
            photos = catalog.photos.get_many(sorted(said))
        assert {photo: each.when for photo, each in dates.items()} == {
            photo: photos[photo].sort_time for photo in said
        }
        assert {each.when and each.when.year for each in dates.values()} <= {year}

    def trash(self) -> None:
        """A file is where it was, or in the trash and the journal knows of it: undo brings it
        back. The next look at the disk takes back what is not in the journal."""
        before = set(contents(*self.folders))
        process = start([sys.executable, "-c", TRASH, str(self.library)])
        self._release(process)
        self.kill("trash", process, 0.0, 1.0)
        here(self.library, "index")
        gone = before - set(contents(*self.folders))
        newest = here(self.library, "history", "--json").lines[0]
        if gone:
            assert newest["what"] == "1 photo moved to the trash"
            assert not newest["undone"]
            here(self.library, "undo")
        else:
            assert newest["undone"] or "trash" not in newest["what"]
        assert set(contents(*self.folders)) == before

    def migrate(self) -> None:
        """A copy of the catalog, which is migrated to a version that this app does not know."""
        copy = self.place / "migrated"
        copy.mkdir()
        catalog, script = copy / "catalog.sqlite", copy / "next.sql"
        shutil.copyfile(LibraryFolder(self.library).catalog, catalog)
        script.write_text(MIGRATION, "utf-8")
        before, version = _rows(catalog)
        for attempt in range(2):
            process = start([sys.executable, "-c", MIGRATE, str(catalog), str(script)])
            self._release(process)
            if attempt == 0:
                self.kill("migrate", process, 0.0, 0.2)
                assert _rows(catalog) in ((before, version), (before, version + 1))
            else:
                _, err = process.communicate(timeout=PATIENCE_SECONDS)
                assert process.returncode == 0, err
        assert _rows(catalog) == (before, version + 1)
        backup = catalog.with_name(f"{catalog.name}.before-v{version + 1}")
        assert _rows(backup) == (before, version)
        assert sorted(p.name for p in copy.iterdir()) == sorted(
            [catalog.name, backup.name, script.name]
        )
        shutil.rmtree(copy)

    def _release(self, process: subprocess.Popen[str]) -> None:
        """Once all is imported, so that the kill meets the work."""
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "ready\n", process.communicate()
        process.stdin.write("\n")
        process.stdin.flush()

    # -------------------------------------------------------------- what must hold

    def look(self) -> None:
        index_whole(self.library)
        files = contents(*self.folders)
        assert len(files) == self.drawn, sorted(files)
        assert [path for path in files if Path(path).name.startswith(".")] == []
        found = photo_ids(self.library, *self.folders)
        assert len(found) == self.drawn
        for digest, photo in self.ids.items():
            assert found[digest] == photo  # a photo stays the one it was
        self.ids = found
        with closing(
            SqliteCatalog.open(LibraryFolder(self.library).catalog, read_only=True)
        ) as catalog:
            model = catalog.vectors.active_space()
            assert model is not None
            assert model.model_name == self.model
            for name, photos in self.tags.items():
                marks = catalog.tags.of_photos(sorted(found.values()))
                tagged = {i for i, marked in marks.items() if name in {tag.name for tag in marked}}
                assert photos <= tagged
                assert len(tagged) <= len(photos) + 1  # one more may have been done, and not said


def _rows(catalog: Path) -> tuple[dict[str, list[tuple[object, ...]]], int]:
    """What a person would miss, and the version."""
    with closing(sqlite3.connect(catalog)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        rows = {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall())
            for table, columns in (
                ("photos", "id, content_hash, sort_time, visible"),
                ("locations", "id, path, photo_id, state"),
                ("vectors", "space_id, photo_id, vector"),
                ("tag_marks", "photo_id, tag_id, by_person, present"),
                ("dates_by_person", "photo_id, taken_at, precision, zone, file_sort_time"),
                ("ratings", "photo_id, stars, favourite, rejected, label"),
                ("albums", "id, name"),
            )
        }
    return rows, version


@pytest.mark.timeout(3600 if FULL else 300)
@pytest.mark.usefixtures("own_trash")
def test_kills_at_random_points_lose_nothing_and_repeat_nothing(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    noise = random.Random(20240501)
    campaign = Campaign(tmp_path, noise)
    new_library(campaign.library)
    originals: set[str] = set()
    (tmp_path / "photos0").mkdir()
    campaign.folders.append(tmp_path / "photos0")
    campaign.draw_more(tmp_path / "photos0")
    here(campaign.library, "add", str(tmp_path / "photos0"))
    index_whole(campaign.library)
    campaign.ids = photo_ids(campaign.library, *campaign.folders)
    began = time.monotonic()
    done(campaign.library, "status")
    campaign.started = time.monotonic() - began

    rounds = [name for name, (short, full) in KILLS.items() for _ in range(times(short, full))]
    noise.shuffle(rounds)
    for number, what in enumerate(rounds, 1):
        wanted = campaign.killed[what] + 1
        while campaign.killed[what] < wanted:  # where it was done before, it is done once more
            before = set(contents(*campaign.folders).values())
            work: Callable[[], None] = getattr(campaign, what)
            work()
            assert before <= set(contents(*campaign.folders).values()), what
            originals |= before
        if FULL:
            note(f"{number}/{len(rounds)} {what}")
        if number % LOOKED_AT_EVERY == 0:
            campaign.look()
    campaign.look()
    assert originals <= set(contents(*campaign.folders).values())
    note(f"killed {dict(campaign.killed)}, was done before {dict(campaign.too_late)}")
    assert sum(campaign.killed.values()) == len(rounds)


@pytest.mark.timeout(1800)
def test_a_new_library_that_is_killed_while_it_is_made_can_be_made_again(tmp_path: Path) -> None:
    noise = random.Random(7)
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(times(1, 20)):
        library = tmp_path / f"library{number}"
        process = start(command(library, "add", str(photos)))
        try:
            process.wait(timeout=noise.uniform(0.3, 0.6))
        except subprocess.TimeoutExpired:
            kill_group(process)
        process.communicate(timeout=PATIENCE_SECONDS)
        if not _watches(library, photos):
            done(library, "add", str(photos))
        assert _watches(library, photos)


def _watches(library: Path, folder: Path) -> bool:
    ran = run(library, "status", "--json")
    return ran.status == 0 and str(folder) in ran.value["folders"]


# Renames through the command line, and dies at the n-th file that is moved.
RENAME_AND_DIE = """
import os, signal, sys
from photo_sorter.adapters import renaming
from photo_sorter.app.cli.main import main

left = int(sys.argv[1])
really_rename = renaming.rename_free

def rename(old, new):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    really_rename(old, new)

renaming.rename_free = rename
sys.exit(main(sys.argv[2:]))
"""


@full_form
@pytest.mark.timeout(900)
def test_a_rename_killed_between_any_two_of_its_steps_hides_no_file(
    tmp_path: Path, new_library: Callable[[Path], Path]
) -> None:
    """All of the files have their new names after the next look, or all their old ones."""
    library, photos = new_library(tmp_path / "library"), tmp_path / "photos"
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        photos.mkdir(exist_ok=True)
        draw(photos / name, number)
        os.utime(photos / name, (1_700_000_000 + number,) * 2)  # as they are counted
    (photos / "a.jpg.xmp").write_text("<x/>")
    done(library, "add", str(photos))
    index_whole(library)
    ids = photo_ids(library, photos)
    before = set(contents(photos).values())
    last = 8  # three photos and a sidecar, by way of names that nobody has
    for step in range(last):
        old = {path.name for path in photos.iterdir()}
        names = [str(path) for path in photos.glob("*.jpg")]
        arguments = [str(library), "rename", f"Trip{step} #", *names]
        ran = subprocess.run(
            [sys.executable, "-c", RENAME_AND_DIE, str(step), "--library", *arguments],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        done(library, "index")
        new = {f"Trip{step} {n}.jpg" for n in (1, 2, 3)} | {f"Trip{step} 1.jpg.xmp"}
        assert {path.name for path in photos.iterdir()} in (old, new)
        assert set(contents(photos).values()) == before
        assert photo_ids(library, photos) == ids
