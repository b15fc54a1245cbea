"""The part of the engine that runs in its child process: the pipeline and its limits."""
