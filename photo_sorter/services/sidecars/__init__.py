"""What a person said and what the files say, brought together in sidecars."""
