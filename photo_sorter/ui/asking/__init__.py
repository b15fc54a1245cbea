"""Asking about photos: the conversation, and how it is shown."""
