"""The photo grid: positions, selection, painting and the view that joins them."""
