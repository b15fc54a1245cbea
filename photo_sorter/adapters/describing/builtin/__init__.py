"""The small describer that comes with the program, without torch."""
