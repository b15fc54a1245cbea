"""Asks models that describe pictures: questions about photos, and captions of them."""
