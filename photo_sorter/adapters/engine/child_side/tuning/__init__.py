"""How the engine shares the processor, with the figures of it."""
