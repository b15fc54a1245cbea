"""The models that are offered, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from photo_sorter.core.calibration import Calibration
from photo_sorter.core.ports import ModelKind

CONFIG_NAME = "open_clip_config.json"
WEIGHTS_NAME = "open_clip_model.safetensors"
LOOK_CONFIG_NAME = "config.json"  # a model of looks has the names of timm's repositories
LOOK_WEIGHTS_NAME = "model.safetensors"
SPACE_NAME = "space.json"
REFERENCE_NAME = "reference.safetensors"
WORDS_NAME = "words.txt.gz"  # the words the model was trained on, where it lists them
EVERYDAY_NAME = "everyday.txt.gz"  # names in the model's own languages, TAB, its English for them
LEXICON_NAME = "lexicon.txt.gz"  # names in other languages, TAB, the English of the model's words

# Where to cut off, by family. These are starting values, chosen from the published score ranges of
# the families (contrastive models: fitting pairs near 0.3, others near 0.15; sigmoid models: near
# 0.1 and near 0). They have not been measured on these weights here; the built-in model's have.
CLIP_CALIBRATION = Calibration(
    weights=(-5.0, 10.0, 0.9, 20.0), search_threshold=0.5, weak_threshold=0.15, tag_threshold=0.06
)
SIGLIP_CALIBRATION = Calibration(
    weights=(-4.5, 15.0, 0.9, 25.0), search_threshold=0.5, weak_threshold=0.15, tag_threshold=0.06
)
CLIP_TEMPLATES = ("a photo of {}", "a picture of {}", "{}")
SIGLIP_TEMPLATES = ("this is a photo of {}", "{}")

# Files of a model besides its configuration and weights. Which of them a repository has depends
# on its age; the first two are what `transformers` cannot do without.
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")
MORE_TOKENIZER_FILES = ("special_tokens_map.json", "tokenizer.model", "added_tokens.json")


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model that can be downloaded. `memory_bytes` is for both towers in float32, or for all of a
    describer in the precision that it is computed in. `revision` is the commit that is fetched;
    empty for the newest."""

    kind: ModelKind
    name: str
    title: str
    architecture: str
    tag: str
    repository: str
    licence: str
    languages: str
    download_bytes: int
    memory_bytes: int
    note: str
    calibration: Calibration
    prompt_templates: tuple[str, ...]
    files: tuple[str, ...]
    optional_files: tuple[str, ...] = ()
    revision: str = ""


def is_sigmoid_trained(architecture: str) -> bool:
    """SigLIP and its successors: their scores lie elsewhere than those of contrastive models."""
    return "siglip" in architecture.lower()


def family_calibration(architecture: str) -> Calibration:
    return SIGLIP_CALIBRATION if is_sigmoid_trained(architecture) else CLIP_CALIBRATION


def family_templates(architecture: str) -> tuple[str, ...]:
    return SIGLIP_TEMPLATES if is_sigmoid_trained(architecture) else CLIP_TEMPLATES


_MODEL_FILES = (CONFIG_NAME, WEIGHTS_NAME)
_LOOK_FILES = (LOOK_CONFIG_NAME, LOOK_WEIGHTS_NAME)
# A describer has the names of transformers' repositories. Chat templates are programs; theirs are
# left where they are, and the one form that each class was trained on is written here, in
# `adapters.describing`.
_DESCRIBER_FILES = (
    *_LOOK_FILES,
    *TOKENIZER_FILES,
    "preprocessor_config.json",
    "generation_config.json",
)
_MORE_DESCRIBER_FILES = (*MORE_TOKENIZER_FILES, "processor_config.json")
# Models of looks whose licence forbids much, and which a person may therefore import, but which are
# not offered: what their architectures' names begin with, and what is said of them.
OTHER_LICENCES = {"dinov3": "DINOv3 License", "clip_mobileclip": "Apple's, for research alone"}


def licence_of_import(architecture: str) -> str:
    """What is known of the licence of a checkpoint by its architecture alone."""
    known = (licence for part, licence in OTHER_LICENCES.items() if part in architecture.lower())
    return next(known, "as its author says")


OFFERED: tuple[OfferedModel, ...] = (
    OfferedModel(
        kind=ModelKind.ENCODER,
        name="light",
        title="Light",
        architecture="ViT-B-32-256",
        tag="datacomp_s34b_b86k",
        repository="laion/CLIP-ViT-B-32-256x256-DataComp-s34B-b86K",
        licence="MIT",
        languages="English",
        download_bytes=605_000_000,
        memory_bytes=1_000_000_000,
        note="The fastest of the larger models.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=CLIP_TEMPLATES,
        files=_MODEL_FILES,
    ),
    OfferedModel(
        kind=ModelKind.ENCODER,
        name="recommended",
        title="Recommended",
        architecture="ViT-B-32-SigLIP2-256",
        tag="webli",
        repository="timm/ViT-B-32-SigLIP2-256",
        licence="Apache-2.0",
        languages="many languages",
        download_bytes=1_542_000_000,
        memory_bytes=1_900_000_000,
        note="As fast as the light one, and understands many languages.",
        calibration=SIGLIP_CALIBRATION,
        prompt_templates=SIGLIP_TEMPLATES,
        files=_MODEL_FILES + TOKENIZER_FILES,
        optional_files=MORE_TOKENIZER_FILES,
    ),
    OfferedModel(
        kind=ModelKind.ENCODER,
        name="best",
        title="Best",
        architecture="ViT-B-16-SigLIP2-256",
        tag="webli",
        repository="timm/ViT-B-16-SigLIP2-256",
        licence="Apache-2.0",
        languages="many languages",
        download_bytes=1_535_000_000,
        memory_bytes=1_900_000_000,
        note="Finds the most; takes about four times as long for each photo.",
        calibration=SIGLIP_CALIBRATION,
        prompt_templates=SIGLIP_TEMPLATES,
        files=_MODEL_FILES + TOKENIZER_FILES,
        optional_files=MORE_TOKENIZER_FILES,
    ),
    OfferedModel(
        kind=ModelKind.LOOK,
        name="dinov2-small",
        title="DINOv2, small",
        architecture="vit_small_patch14_dinov2.lvd142m",
        tag="lvd142m",
        repository="timm/vit_small_patch14_dinov2.lvd142m",
        licence="Apache-2.0",
        languages="",
        download_bytes=88_200_000,
        memory_bytes=450_000_000,
        note="Tells by itself what looks the same; needs a pass of its own for each photo.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=(),
        files=_LOOK_FILES,
    ),
    OfferedModel(
        kind=ModelKind.LOOK,
        name="dinov2-base",
        title="DINOv2, base",
        architecture="vit_base_patch14_dinov2.lvd142m",
        tag="lvd142m",
        repository="timm/vit_base_patch14_dinov2.lvd142m",
        licence="Apache-2.0",
        languages="",
        download_bytes=346_000_000,
        memory_bytes=750_000_000,
        note="The larger of them; takes about four times as long as the small one.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=(),
        files=_LOOK_FILES,
    ),
    OfferedModel(
        kind=ModelKind.DESCRIBER,
        name="smolvlm-256m",
        title="SmolVLM, small",
        architecture="Idefics3ForConditionalGeneration",
        tag="instruct",
        repository="HuggingFaceTB/SmolVLM-256M-Instruct",
        licence="Apache-2.0",
        languages="English",
        download_bytes=517_000_000,
        memory_bytes=1_500_000_000,
        note="Describes a photo and answers questions about it. How fast it is was not measured.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=(),
        files=_DESCRIBER_FILES,
        optional_files=_MORE_DESCRIBER_FILES,
        revision="7e3e67edbbed1bf9888184d9df282b700a323964",
    ),
    OfferedModel(
        kind=ModelKind.DESCRIBER,
        name="smolvlm-500m",
        title="SmolVLM, medium",
        architecture="Idefics3ForConditionalGeneration",
        tag="instruct",
        repository="HuggingFaceTB/SmolVLM-500M-Instruct",
        licence="Apache-2.0",
        languages="English",
        download_bytes=1_019_000_000,
        memory_bytes=2_500_000_000,
        note="As the small one, knows more and takes longer. How fast it is was not measured.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=(),
        files=_DESCRIBER_FILES,
        optional_files=_MORE_DESCRIBER_FILES,
        revision="a7da5b986cb59b408707209984f360a5f4ad7e47",
    ),
    OfferedModel(
        kind=ModelKind.DESCRIBER,
        name="florence-2-base",
        title="Florence-2, base",
        architecture="Florence2ForConditionalGeneration",
        tag="base",
        # Microsoft's weights in the names of transformers' own class: theirs come with code.
        repository="florence-community/Florence-2-base",
        licence="MIT",
        languages="English",
        download_bytes=467_000_000,
        memory_bytes=1_700_000_000,
        note="Describes a photo at length and answers no questions: it then says so and describes. "
        "How fast it is was not measured.",
        calibration=CLIP_CALIBRATION,
        prompt_templates=(),
        files=_DESCRIBER_FILES,
        optional_files=_MORE_DESCRIBER_FILES,
        revision="00921df66db728a9ceb750f5eca43e5c203a2051",
    ),
)


def offered_of(kind: ModelKind) -> list[OfferedModel]:
    return [model for model in OFFERED if model.kind is kind]


def offered(name: str) -> OfferedModel | None:
    return next((model for model in OFFERED if model.name == name), None)
