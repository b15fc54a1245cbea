"""The window: Qt widgets on the library's facade, nothing else."""
