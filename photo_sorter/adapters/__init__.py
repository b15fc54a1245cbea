"""Each outside thing once: SQLite, Chroma, the engine process, watchdog, model files, settings."""
