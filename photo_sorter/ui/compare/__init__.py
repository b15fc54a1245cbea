"""Photos side by side, to choose the best of them."""
