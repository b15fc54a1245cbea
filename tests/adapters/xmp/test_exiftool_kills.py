"""The app dies while a picture is written into: the picture is the old or the new one, nothing that
can be seen lies beside it, and ExifTool does not stay behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from photo_sorter.adapters.file_names import is_skipped_name
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import find_exiftool
from photo_sorter.core.file_fields import FileFields

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
STRIDE = 1 if os.environ.get("PHOTO_SORTER_TORTURE") == "full" else 3  # steps between kills
NEW = FileFields(("New",), 5)

# Writes into a picture and dies before the n-th thing that it asks of the system or of ExifTool.
DIE = """
import os, signal, sys
from pathlib import Path
from PIL import Image
from photo_sorter.adapters.xmp.embedded import EmbeddedByExifTool
from photo_sorter.adapters.xmp.exiftool import ExifTool
from photo_sorter.core.file_fields import FileFields

def pixels(path):
    with Image.open(path) as picture:
        return picture.tobytes().hex()

embedded = EmbeddedByExifTool(pixels)
embedded.read(Path(sys.argv[2]))  # ExifTool is there, and all modules are
left = int(sys.argv[1])
CALLS = {"open", "os.rename", "os.remove", "os.chmod", "os.chown", "os.setxattr", "os.utime"}

def step(*_):
    global left
    if left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1

def counted(really):
    def call(*arguments):
        step()
        answer = really(*arguments)
        step()
        return answer
    return call

os.fsync = counted(os.fsync)
ExifTool.run = counted(ExifTool.run)
sys.addaudithook(lambda event, arguments: step() if event in CALLS else None)
assert embedded.write(Path(sys.argv[2]), FileFields(("New",), 5))
left = 10**9
embedded.close()
"""


def pixels(path: Path) -> str:
    with Image.open(path) as picture:
        return picture.tobytes().hex()


@pytest.mark.skipif(find_exiftool() is None, reason="ExifTool is not installed")
@pytest.mark.timeout(600)
def test_killed_at_any_step_a_picture_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((64, 48), 80).convert("RGB").save(path)
    old, shown = path.read_bytes(), pixels(path)
    embedded = EmbeddedByExifTool(pixels)
    states: set[bool] = set()
    step, killed = 0, True
    while killed:
        path.write_bytes(old)
        ran = subprocess.run(
            [sys.executable, "-c", DIE, str(step), str(path)], capture_output=True, check=False
        )
        killed = ran.returncode == -signal.SIGKILL
        assert killed or ran.returncode == 0, ran.stderr
        is_new = path.read_bytes() != old
        if is_new:
            assert embedded.read(path) == NEW
        assert pixels(path) == shown
        assert [x.name for x in tmp_path.iterdir() if not is_skipped_name(x.name)] == ["a.jpg"]
        states.add(is_new)
        step += STRIDE
    assert states == {False, True}
    assert step > 10
    embedded.write(path, FileFields(rating=1))
    embedded.close()
    assert list(tmp_path.iterdir()) == [path]  # what the kills left was used again


# Stands in for ExifTool, which does not end with its input. Its third file is open as long as it
# lives.
STAYING = "#!/bin/sh\nexec 3> '{mark}'\nexec sleep 86400\n"
KILLED = """
import os, signal, sys
from photo_sorter.adapters.xmp.exiftool import ExifTool

tool = ExifTool(sys.argv[1])
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_exiftool_does_not_outlive_an_app_that_is_killed(tmp_path: Path) -> None:
    mark, program = tmp_path / "mark", tmp_path / "exiftool"
    os.mkfifo(mark)
    program.write_text(STAYING.format(mark=mark))
    program.chmod(0o755)
    app = subprocess.Popen([sys.executable, "-c", KILLED, str(program)], stdin=subprocess.PIPE)
    with mark.open("rb") as lives:  # it has started
        app.communicate(b"now\n")
        assert lives.read() == b""  # and ends
    assert app.returncode == -signal.SIGKILL
