"""Adjustments that bring a picture nearer to words, found by following a model's gradient."""
