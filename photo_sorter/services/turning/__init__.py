"""Photos that are turned by a note in their files."""
