"""Contrastive losses with any number of positives a row."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional


def _rows(logits: Tensor, positive: Tensor, smoothing: float) -> Tensor:
    """Cross entropy to the even share over a row's positives; rows without any are left out."""
    count = positive.sum(dim=1)
    kept = count > 0
    if not bool(kept.any()):
        return logits.sum() * 0.0
    target = positive[kept] / count[kept, None]
    target = target * (1.0 - smoothing) + smoothing / logits.shape[1]
    return -(target * functional.log_softmax(logits[kept], dim=1)).sum(dim=1).mean()


def contrastive(
    images: Tensor, texts: Tensor, positive: Tensor, scale: Tensor, smoothing: float = 0.0
) -> Tensor:
    """Both directions of the multi-positive contrastive loss (UniCL, Yang et al. 2022).

    `images` (n, d) and `texts` (m, d) are L2-normalised, `positive` (n, m) is 1.0 where the
    text fits the image, `scale` multiplies the cosines.
    """
    logits = scale * images @ texts.T
    return 0.5 * (_rows(logits, positive, smoothing) + _rows(logits.T, positive.T, smoothing))


def pairwise_sigmoid(
    images: Tensor, texts: Tensor, positive: Tensor, scale: Tensor, bias: Tensor
) -> Tensor:
    """SigLIP's loss (Zhai et al. 2023): every pair for itself, so that cosines compare across rows.

    A picture that none of the texts fits counts here, with negatives alone.
    """
    logits = scale * images @ texts.T + bias
    return -functional.logsigmoid(logits * (2.0 * positive - 1.0)).sum(dim=1).mean() / 8.0
