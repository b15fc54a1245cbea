"""The domain: plain data and pure functions, numpy at most, no input or output."""
