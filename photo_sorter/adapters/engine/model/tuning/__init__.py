"""Tricks that make the model quicker, each with its figure and the command that prints it."""
