"""Tricks that gain a tenth or more of what a person waits for, each a function with its figure."""
