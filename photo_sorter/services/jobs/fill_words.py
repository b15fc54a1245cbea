"""Brings the words that photos are found by up to date, where a change left that for later."""

from __future__ import annotations

from photo_sorter.core.ports import Catalog
from photo_sorter.core.views import Activity
from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority

_TAKEN_AT_ONCE = 500  # photos; 20 ms, for which others who write wait


class FillWordsJob(Job):
    """A library of before there was full text, ten thousand photos that a person tagged. Makes
    room for every other job but derivations."""

    key = "words"
    lane = Lane.MODEL
    priority = Priority.FILL_WORDS

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def run(self, context: JobContext) -> bool:
        self.fill(context)
        return not context.should_yield()

    def fill(self, context: JobContext) -> None:
        texts, progress = self._catalog.full_text, context.progress
        left = texts.waiting()
        if not left or context.should_yield():
            return
        progress.begin(Activity.DERIVING, left)
        try:
            while left and not context.should_yield():
                before, left = left, texts.fill(_TAKEN_AT_ONCE)
                progress.advance(max(0, before - left), left)
        finally:
            progress.end()
