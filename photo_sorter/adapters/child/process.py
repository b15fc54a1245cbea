"""The app's hold on one child process: start, send, route the replies, notice the end."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from photo_sorter.adapters.child.messages import (
    Cancel,
    ChildDied,
    Finished,
    LogLine,
    Refused,
    Stop,
)
from photo_sorter.adapters.child.pipes import ChildEnds

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

Entry = Callable[[ChildEnds, Any], None]
Sink = Callable[[Any], None]  # takes the child's replies, and `ChildDied`

OUT_OF_MEMORY = "not enough memory"
OUT_OF_MEMORY_EXIT = 77  # a child's exit code where memory ran out

_POLL_SECONDS = 0.5
_OUT_OF_BAND_SECONDS = 0.1
_MAX_WORDS = 64_000  # bytes of standard error that are worth keeping


class ChildProcess:
    """One child process, from its start to its end; it is never started again.

    Replies go to the sink of their request, on this object's reader thread. When the process
    ends, every sink that still waits gets `ChildDied`.
    """

    def __init__(
        self,
        name: str,
        entry: Entry,
        options: Any,
        on_crash: Callable[[str], None],
        *,
        idle_seconds: float | None = None,
        polite_seconds: float = 2.0,
    ) -> None:
        """`entry` gets `options`. The process ends after `idle_seconds` without a request, and is
        given `polite_seconds` to end when it is told to stop. `on_crash` is called, before the
        sinks, when the process ends while requests wait and nobody asked it to; on the reader
        thread."""
        self._name = name
        self._polite_seconds = polite_seconds
        # Spawned, not forked: a fork of a process with threads may hold locks for ever, and a
        # frozen app has no other way.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._out_of_band, their_out_of_band = context.Pipe(duplex=False)
        words, their_words = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_begin,
            args=(entry, ChildEnds(theirs, their_out_of_band), options, their_words),
            name=f"photo_sorter {name}",
            daemon=True,
        )
        self._process.start()
        for end in (theirs, their_out_of_band, their_words):
            end.close()  # so that the pipes end when the process does
        self._idle_seconds = idle_seconds
        self._on_crash = on_crash
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._sinks: dict[int, Sink] = {}
        self._ended = False
        self._quiet_since = time.monotonic()
        self._kill_reason = ""
        self._listener = threading.Thread(
            target=_log_words, args=(name, words), name=f"{name} words", daemon=True
        )
        self._listener.start()
        self._reader = threading.Thread(target=self._read, name=f"{name} reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def submit(self, number: int, request: object, sink: Sink) -> bool:
        """Send a request whose replies go to `sink`; False where this process takes none any
        more."""
        with self._lock:
            if self._ended:
                return False
            self._sinks[number] = sink
        self._send(request)
        return True

    def forget(self, number: int) -> bool:
        """Stop working on a request; its sink hears nothing more. False where its last reply is
        on the way to the sink already."""
        with self._lock:
            waiting = self._sinks.pop(number, None) is not None
            self._quiet_since = time.monotonic()
            ended = self._ended
        if waiting and not ended:
            self._send(Cancel(number))
        return waiting

    def tell(self, message: object) -> None:
        """Send what is not answered."""
        self._send(message)

    def kill(self, reason: str) -> None:
        """End the process at once; sinks get `ChildDied` with the reason."""
        self._kill_reason = reason
        self._process.kill()

    def stop(self) -> None:
        """End the process: politely, then firmly. Returns when it and its thread are gone."""
        with self._lock:
            self._ended = True
        self._send(Stop())
        self._process.join(self._polite_seconds)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._reader.join()

    def _send(self, request: object) -> None:
        try:
            with self._sending:
                self._connection.send(request)
        except OSError:
            pass  # the process has ended; the reader finds out and tells the sinks

    # ------------------------------------------------------------------------- reader thread

    def _read(self) -> None:
        idle = None if self._idle_seconds is None else min(_POLL_SECONDS, self._idle_seconds)
        try:
            while True:
                if self._wait(idle):
                    replies = self._connection.recv()
                    self._read_out_of_band()  # those that came before the replies
                    for reply in replies:
                        self._route(reply)
                else:
                    self._read_out_of_band()
                    self._retire_if_idle()
        except (EOFError, OSError):
            pass
        self._bury()

    def _wait(self, idle: float | None) -> bool:
        """Whether there are replies. Out-of-band messages do not wake it while a request is
        worked on."""
        if self._sinks:
            return self._connection.poll(_OUT_OF_BAND_SECONDS)
        return self._connection in wait([self._connection, self._out_of_band], idle)

    def _read_out_of_band(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while self._out_of_band.poll(0):
                for message in self._out_of_band.recv():
                    self._route(message)

    def _route(self, reply: Any) -> None:
        if isinstance(reply, LogLine):
            logging.getLogger(reply.logger).log(reply.level, "%s", reply.text)
            return
        with self._lock:
            self._quiet_since = time.monotonic()
            if isinstance(reply, (Finished, Refused)):
                sink = self._sinks.pop(reply.request_id, None)
            else:
                sink = self._sinks.get(reply.request_id)
        if sink is not None:
            sink(reply)

    def _retire_if_idle(self) -> None:
        """Let an idle process go: only its end gives all of its memory back. Deciding it here,
        under the lock that `submit` takes, no request can fall between."""
        with self._lock:
            quiet = time.monotonic() - self._quiet_since
            if self._ended or self._sinks or quiet < (self._idle_seconds or 0.0):
                return
            self._ended = True
        self._send(Stop())

    def _bury(self) -> None:
        self._process.join()
        self._listener.join()
        self._read_out_of_band()
        self._out_of_band.close()
        with self._lock:
            crashed = not self._ended and bool(self._sinks)
            self._ended = True
            sinks, self._sinks = list(self._sinks.values()), {}
        with self._sending:
            self._connection.close()
        reason = self._kill_reason or _words(self._process.exitcode)
        if crashed:
            log.warning("The %s process %s ended: %s", self._name, self._process.pid, reason)
            self._on_crash(reason)
        for sink in sinks:
            sink(ChildDied(reason))


def _begin(entry: Entry, ends: ChildEnds, options: Any, words: Connection) -> None:
    """What the process runs. What decoders say on standard error goes to the app: in a person's
    terminal nobody knows which file it is about, and it may quote the file."""
    if sys.platform != "win32":  # where a connection is no file
        os.dup2(words.fileno(), 2)
    entry(ends, options)


def _log_words(name: str, words: Connection) -> None:
    """Log what the process writes on standard error, until it ends."""
    left = _MAX_WORDS
    with words, contextlib.suppress(OSError):
        while heard := os.read(words.fileno(), 4096) if sys.platform != "win32" else b"":
            if left > 0:
                log.info("The %s process says: %s", name, ascii(heard.decode("utf-8", "replace")))
            left -= len(heard)


def _words(exit_code: int | None) -> str:
    if exit_code == OUT_OF_MEMORY_EXIT:
        return OUT_OF_MEMORY
    if exit_code is not None and exit_code < 0:
        try:
            return f"ended by {signal.Signals(-exit_code).name}"
        except ValueError:
            return f"ended by signal {-exit_code}"
    return f"ended with code {exit_code}"
