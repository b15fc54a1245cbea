"""Pictures are turned by a note in their files; no pixel that is stored changes."""
