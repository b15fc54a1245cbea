"""Makes the albums that are suggested, after all other work: somebody looks, nobody needs them."""

from __future__ import annotations

from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.labels.album_suggestions import AlbumSuggestions
from photo_sorter.services.models.library_models import Models


class SuggestAlbumsJob(Job):
    key = "suggest albums"
    lane = Lane.MODEL
    priority = Priority.SUGGEST_ALBUMS

    def __init__(self, models: Models, suggestions: AlbumSuggestions) -> None:
        self._models = models
        self._suggestions = suggestions

    def run(self, context: JobContext) -> bool:
        if self._models.active_if_any() is None:
            return True
        return self._suggestions.make_wanted(context.should_yield)
