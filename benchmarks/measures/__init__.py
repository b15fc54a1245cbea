"""The measures, by name. Each is given a workplace and returns its lines."""
