"""Stacks bursts and edits, where a person wants that, and takes them apart where they do not."""

from __future__ import annotations

from photo_sorter.services.jobs.job import Job, JobContext, Lane, Priority
from photo_sorter.services.stacks.service import Stacks


class StackJob(Job):
    key = "stacks"
    lane = Lane.MODEL
    priority = Priority.STACK

    def __init__(self, stacks: Stacks) -> None:
        self._stacks = stacks

    def run(self, context: JobContext) -> bool:
        self._stacks.follow(context.should_yield)
        return not context.should_yield()
