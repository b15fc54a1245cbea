"""When Python's cycle collector works.

A start makes much that stays and hardly any garbage: a tenth of it went into finding none. What is
there once the program stands is left out of collecting for good, as walking through it would make
the window stand still for a tenth of a second.
"""

from __future__ import annotations

import gc


def hold_off() -> None:
    """To be called before much is made, the heavy imports above all."""
    gc.unfreeze()
    gc.disable()


def begin() -> None:
    """The program stands. Where collecting was not held off, nothing is left out anew."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
