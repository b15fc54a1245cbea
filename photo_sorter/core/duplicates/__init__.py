"""Which photos are copies, the same picture, a burst, or alike: four kinds that are never mixed."""
