"""Photos that belong together: copies, the same picture, bursts, and what looks alike."""
