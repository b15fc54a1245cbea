"""Installed models, and embedding photos anew for another one."""
