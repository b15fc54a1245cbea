"""Windows of their own: settings, models, the vocabulary, albums, help."""
