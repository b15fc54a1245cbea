"""Makes the small model that describes pictures (`python -m tools.train_describer`)."""
