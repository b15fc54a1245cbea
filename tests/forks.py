"""A program that is run again and again, each time by a process of its own, which may die: forked
from one that has imported what it needs, for that takes longer than what is done with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import TracebackType

# It has one thread, so that what is forked from it is whole.
_PARENT = """
import json, os, sys

imports, program = sys.argv[1:]
names = {"__name__": "__main__"}
exec(imports, names)
for line in sys.stdin:
    process = os.fork()
    if process == 0:
        os.dup2(2, 1)  # the answers alone go where the parent's go
        sys.argv = ["-c", *json.loads(line)]
        status = 0
        try:
            exec(program, names)
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            status = 1
        finally:
            sys.stdout.flush()
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
"""


class Forks:
    """Use it in a `with`. `imports` begins no thread; `program` finds its arguments in
    `sys.argv[1:]`, and what it imported under its names."""

    def __init__(self, imports: str, program: str) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-c", _PARENT, imports, program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def run(self, *arguments: str) -> int:
        """The exit code; of one that a signal killed, its number below zero. What was said is among
        what pytest captures."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(arguments) + "\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def __enter__(self) -> Forks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        with self._parent:  # closes its pipes, by which it ends
            pass
