"""Model folders: which are offered, installed, downloaded and imported."""
