"""What is written of a network says in the app what the network says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from photo_sorter.adapters.describing.builtin.decoder import Decoder
from photo_sorter.adapters.describing.builtin.map_file import CHANNELS
from photo_sorter.adapters.describing.builtin.model_folder import DescriberFiles, read_model
from photo_sorter.adapters.describing.builtin.saying import say
from photo_sorter.adapters.describing.builtin.vocabulary import ANSWER, PLURALS, SPECIAL, Vocabulary
from photo_sorter.core.errors import ModelUnavailableError
from tools.describer.answering import answers, load_network
from tools.describer.export import Trust, write_model
from tools.describer.network import FUSIONS, ROWS, Network, Shape
from tools.describer.training import Batch, loss_of

WORDS = Vocabulary([*SPECIAL, *PLURALS, *(f"word{number}" for number in range(20))])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a tiny network that knows nothing."""
    torch.manual_seed(3)
    shape = Shape(len(WORDS), KEPT, width=32, heads=4, layers=3)
    network = Network(shape)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    made = tmp_path_factory.mktemp("describer")
    write_model(made, network.state_dict(), WORDS, shape, Trust(1.5, 0.4))
    return made


KEPT = "tokens"  # the fusion that the app's decoder is of


def some_map(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(ROWS, CHANNELS)).astype(np.float16)


def said_by_app(files: DescriberFiles, rows: np.ndarray, question: str) -> tuple[str, float, int]:
    """Text, probability, and the square that was looked at most."""
    decoder = Decoder(files.weights, files.heads)
    picture = decoder.look(rows.astype(np.float32))
    begun = [*WORDS.read(question), WORDS.number(ANSWER)]
    scores, looks = decoder.read(picture, begun)
    assert scores.shape == (len(WORDS),)
    assert looks.sum() == pytest.approx(1, abs=1e-5)
    said = say(lambda n: decoder.read(picture, n)[0], begun, WORDS, lambda _: None, lambda: False)
    return said.text, said.probability, int(looks.argmax())


@pytest.mark.parametrize("seed", range(4))
def test_the_app_says_what_the_network_says(folder: Path, seed: int) -> None:
    files = read_model(folder)
    rows = some_map(seed)
    question = "word3 word7 nothing"
    ((one,),) = answers(load_network(folder, files), [(rows, [question])], WORDS)
    text, _, square = said_by_app(files, rows, question)
    assert text
    assert one.text.startswith(text)  # the app cuts repeats
    assert square == one.square


def test_trust_is_read_as_it_was_written(folder: Path) -> None:
    files = read_model(folder)
    assert (files.trust, files.least_confidence) == (1.5, 0.4)
    assert files.vocabulary.words == WORDS.words


@pytest.mark.parametrize("name", ["describer.safetensors", "words.txt", "describer.json"])
def test_a_damaged_file_is_told(folder: Path, tmp_path: Path, name: str) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    damaged = tmp_path / name
    damaged.write_bytes(damaged.read_bytes()[:-9] + b"damaged!!")
    with pytest.raises(ModelUnavailableError):
        read_model(tmp_path)
    damaged.unlink()
    with pytest.raises(ModelUnavailableError):
        read_model(tmp_path)


@pytest.mark.parametrize("fusion", FUSIONS)
def test_it_learns_what_it_is_told(fusion: str) -> None:
    """A few steps on one batch: the answers become likelier, whichever way words and pictures come
    together, and later words are not seen by earlier ones."""
    torch.manual_seed(0)
    network = Network(Shape(len(WORDS), fusion, width=32, heads=4, layers=2))
    numbers = torch.randint(len(SPECIAL), len(WORDS), (2, 3, 6))
    weights = torch.zeros(2, 3, 6)
    weights[:, :, 4:] = 1
    batch = Batch(
        torch.randn(2, ROWS, CHANNELS),
        numbers,
        weights,
        torch.ones(2, 3, ROWS - 1),
        torch.full((2, 3), 3),
        torch.zeros(2, 3, ROWS, dtype=torch.long),
    )
    before = float(loss_of(network, batch).detach())
    optimizer = torch.optim.Adam(network.parameters(), 1e-2)
    for _ in range(30):
        optimizer.zero_grad()
        loss_of(network, batch).backward()
        optimizer.step()
    assert float(loss_of(network, batch).detach()) < 0.5 * before

    network.eval()
    with torch.inference_mode():
        scores, _, _ = network(batch.maps, numbers)
        numbers[:, :, 4] = len(SPECIAL)
        changed, _, _ = network(batch.maps, numbers)
    torch.testing.assert_close(scores[:, :, :4], changed[:, :, :4])
