"""Repositories of the classes of SmolVLM and Florence-2, small and of random weights: real models
that describe pictures, and make no sense."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

WORDS = (
    *("a", "the", "two", "red", "blue", "dog", "cat", "beach", "sky", "person", "street", "with"),
    *("and", "on", "in", "of", "is", "are", "what", "where", "how", "many", "photo", "picture"),
    *("describe", "show", "yes", "no", "user", "assistant", "known", ":", ".", "?", ","),
)
SIDE = 28  # pixels of a small SmolVLM's pictures


def small_smolvlm_files() -> dict[str, bytes]:
    """A repository's files by their names."""
    from photo_sorter.adapters.describing.transformers_import import import_transformers

    import_transformers()
    import torch
    from transformers import Idefics3Config, Idefics3ForConditionalGeneration

    marks = ["<|im_start|>", "<end_of_utterance>", "<image>", "<fake_token_around_image>"]
    tokens = [*marks, "<global-img>", *WORDS]
    torch.manual_seed(7)
    config = Idefics3Config(
        vision_config={
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "image_size": SIDE,
            "patch_size": 7,
        },
        text_config={
            "model_type": "llama",
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "num_key_value_heads": 1,
            "vocab_size": len(tokens) + 2,
            "max_position_embeddings": 1024,
        },
        scale_factor=2,
        image_token_id=tokens.index("<image>") + 2,
        pad_token_id=0,
    )
    model = Idefics3ForConditionalGeneration(config)
    for weight in model.parameters():
        weight.data.mul_(6.0)  # else every word is as likely as any other
    end = tokens.index("<end_of_utterance>") + 2
    model.get_output_embeddings().weight.data[end] *= 2.0  # so that answers are short
    model.generation_config.eos_token_id = end
    model.generation_config.pad_token_id = 0
    pictures = {
        "image_processor_type": "Idefics3ImageProcessor",
        "do_image_splitting": True,
        "size": {"longest_edge": 4 * SIDE},
        "max_image_size": {"longest_edge": SIDE},
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
    }
    return _files(model, tokens, {"extra_special_tokens": marks}, pictures)


def small_florence_files() -> dict[str, bytes]:
    """A repository's files by their names."""
    from photo_sorter.adapters.describing.transformers_import import import_transformers

    import_transformers()
    import torch
    from transformers import Florence2Config, Florence2ForConditionalGeneration

    tokens = ["<s>", "</s>", "<image>", *WORDS]
    torch.manual_seed(8)
    end = tokens.index("</s>") + 2
    config = Florence2Config(
        vision_config={
            "depths": (1, 1),
            "patch_size": (7, 3),
            "patch_stride": (4, 2),
            "patch_padding": (3, 1),
            "patch_prenorm": (False, True),
            "embed_dim": (16, 32),
            "num_heads": (2, 2),
            "num_groups": (2, 2),
            "window_size": 4,
            "projection_dim": 32,
        },
        text_config={
            "model_type": "bart",
            "d_model": 32,
            "encoder_layers": 2,
            "decoder_layers": 2,
            "encoder_attention_heads": 2,
            "decoder_attention_heads": 2,
            "encoder_ffn_dim": 48,
            "decoder_ffn_dim": 48,
            "vocab_size": len(tokens) + 2,
            "max_position_embeddings": 512,
            "bos_token_id": end - 1,
            "eos_token_id": end,
            "pad_token_id": 0,
            "decoder_start_token_id": end,
            "forced_bos_token_id": end - 1,
        },
        image_token_id=tokens.index("<image>") + 2,
        bos_token_id=end - 1,
        eos_token_id=end,
        pad_token_id=0,
    )
    model = Florence2ForConditionalGeneration(config)
    for weight in model.parameters():
        weight.data.mul_(6.0)
    model.get_output_embeddings().weight.data[end] *= 2.0
    told = model.generation_config
    told.decoder_start_token_id = told.eos_token_id = end
    told.forced_bos_token_id, told.pad_token_id = end - 1, 0
    told.num_beams, told.no_repeat_ngram_size = 3, 3
    pictures = {
        "image_processor_type": "CLIPImageProcessor",
        "image_seq_length": 17,  # of 32 pixels: 16 squares and their mean
        "size": {"height": 32, "width": 32},
        "crop_size": {"height": 32, "width": 32},
        "do_center_crop": False,
        "image_mean": [0.485, 0.456, 0.406],
        "image_std": [0.229, 0.224, 0.225],
    }
    extra = {"bos_token": "<s>", "eos_token": "</s>", "image_token": "<image>"}
    return _files(model, tokens, extra, pictures)


def _files(
    model: Any, tokens: list[str], said_of_tokens: dict[str, Any], pictures: dict[str, Any]
) -> dict[str, bytes]:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    vocabulary = {word: number for number, word in enumerate(["<pad>", "<unk>", *tokens])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    tokenizer.add_special_tokens([token for token in vocabulary if token.startswith("<")])
    said = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        **said_of_tokens,
    }
    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        files = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    return {
        "README.md": b"not asked for",
        **files,
        "tokenizer.json": tokenizer.to_str().encode(),
        "tokenizer_config.json": json.dumps(said).encode(),
        "preprocessor_config.json": json.dumps(pictures).encode(),
    }
