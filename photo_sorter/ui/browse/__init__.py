"""Which place is shown, and what was found there."""
