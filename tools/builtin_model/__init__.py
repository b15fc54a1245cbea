"""Renders, trains, evaluates and writes the built-in model; see `tools/train_builtin_model.py`."""
