"""What the head begins with: a shared space in closed form, from the classifier alone.

Half of the numbers are the features in the directions in which the classes' rows differ most (the
first right singular vectors of the centred rows, as in latent semantic analysis); half are the
classes' probabilities in the directions in which WordNet's kinds differ most. A kind's vector is
the mean of its classes in the one half and the kind's own place in the other. Both halves together
are brought to the directions in which the kinds' vectors differ most.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from photo_sorter.adapters.engine.model.class_aware_tower import FEATURES, ClassAwareHead

# Divides the classifier's logits: probabilities less sure of themselves find nouns as well,
# and lose less where the trunk is computed in 8 bits.
_TEMPERATURE = 1.4
_WIDE = 0.25  # the power of a kind's number of classes that its column is divided by


def start_head(head: ClassAwareHead, classifier: nn.Linear, below: Tensor, mean: Tensor) -> Tensor:
    """Set the head; returns the vectors of the kinds (k, d), L2-normalised. `below` is (1000, k), 1
    where a class is of a kind; `mean` the mean features (1280,)."""
    rows = classifier.weight.detach()
    centred = rows - rows.mean(dim=0)
    part = head.kinds.weight.shape[0]
    differ = torch.linalg.svd(centred, full_matrices=False).Vh[:part]
    sizes = below.sum(dim=0)
    columns = below / sizes**_WIDE
    codes = columns @ torch.linalg.svd(columns, full_matrices=False).Vh[:part].T
    directions = functional.normalize(centred @ differ.T, dim=1)
    halves = [
        functional.normalize(below.T @ directions, dim=1),
        functional.normalize(below.T @ codes, dim=1),
    ]
    kinds = functional.normalize(torch.cat(halves, dim=1), dim=1)
    main = torch.linalg.svd(kinds, full_matrices=False).Vh[: head.mix.weight.shape[0]]
    with torch.no_grad():
        head.classifier.weight.copy_(rows / _TEMPERATURE)
        head.classifier.bias.copy_(classifier.bias / _TEMPERATURE)
        head.kinds.weight.copy_(codes.T)
        head.directions.weight.copy_(differ)
        head.directions.bias.copy_(-(differ @ mean))
        nn.init.normal_(head.hidden.weight, std=0.6 * FEATURES**-0.5)
        head.hidden.bias.zero_()
        nn.init.normal_(head.mix.weight, std=0.002)
        head.mix.weight[:, : 2 * part] = main
    return functional.normalize(kinds @ main.T, dim=1)
