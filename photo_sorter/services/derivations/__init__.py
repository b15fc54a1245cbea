"""What is derived of each photo in the background: a module each, listed in `registry`."""
