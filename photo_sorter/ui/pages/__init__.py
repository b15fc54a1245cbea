"""What fills the middle of the window where there is no grid to show."""
