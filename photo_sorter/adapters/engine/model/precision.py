"""In which precision a processor reckons best."""

from __future__ import annotations

import torch


def choose_precision(exact: bool) -> torch.dtype:
    """bfloat16 where the processor multiplies it natively (several times faster there), else
    float32; always float32 where `exact` is asked for."""
    if exact:
        return torch.float32
    native = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.bfloat16 if native else torch.float32
