"""Tools of the project's developers; none is needed to run the application."""
