"""The environment of a child that loads models: set before torch or a hub's library is imported."""

from __future__ import annotations

import os

# What keeps libraries from reporting to those who made them.
NO_REPORTS = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
_APPS_THREADS = "OPENBLAS_NUM_THREADS"
_TORCHS_THREADS = "OMP_NUM_THREADS"


def prepare_environment(threads: int | None = None) -> None:
    """Libraries of hubs are told to stay offline, and torch computes with so many threads (None: as
    many as it chooses)."""
    os.environ.update(NO_REPORTS | _OFFLINE)
    os.environ.pop(_APPS_THREADS, None)  # the app's choice for NumPy is none for torch
    if threads is not None:
        os.environ[_TORCHS_THREADS] = str(threads)
