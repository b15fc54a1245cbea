"""ONNX Runtime, which is imported here alone.

Its official builds report to their maker: an identifier in the person's cache folder, what was
loaded, over the network, from a thread that begins with the import. What it offers for turning that
off (`disable_telemetry_events`) comes too late and covers a part. This variable is read at the
import, and nothing of it begins then.
"""

from __future__ import annotations

import os

from photo_sorter.adapters.child.model_environment import NO_REPORTS

os.environ.update(NO_REPORTS)

import onnxruntime  # not before the environment

__all__ = ["onnxruntime"]
