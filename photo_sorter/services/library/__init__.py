"""The facade, and the wiring of the services behind it."""

from photo_sorter.services.library.facade import Library

__all__ = ["Library"]
