"""The engine: decodes and embeds in a process of its own, so that a crash never takes the app."""
