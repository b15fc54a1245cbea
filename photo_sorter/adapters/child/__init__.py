"""A process of our own beside the app's: how it is started, spoken with, and ended."""
