"""Works out beforehand what queries need of every photo."""

from __future__ import annotations

import logging
from collections.abc import Callable

from photo_sorter.core.errors import EngineError, ModelUnavailableError
from photo_sorter.core.ports import InstalledModel
from photo_sorter.services.jobs.job import Cancelled, Job, JobContext, Lane, Priority
from photo_sorter.services.models.library_models import Models

log = logging.getLogger(__name__)


class PrepareSearchJob(Job):
    key = "prepare search"
    lane = Lane.MODEL
    priority = Priority.PREPARE_SEARCH

    def __init__(
        self, models: Models, prepare: Callable[[InstalledModel, Cancelled], None]
    ) -> None:
        self._models = models
        self._prepare = prepare

    def run(self, context: JobContext) -> bool:
        try:
            self._prepare(self._models.active(), context.should_stop)
        except (ModelUnavailableError, EngineError) as error:
            log.info("Queries are not prepared for: %s", error)  # the query that meets it tells
            return True
        return not context.should_stop()
