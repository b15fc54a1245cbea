"""Runs before the app: Chroma imports the sender of its telemetry even where nothing is sent. An
empty one takes its place, so that gRPC and Protocol Buffers (some 25 MB) stay out of the bundle,
and with them the means to send anything."""

import sys
from types import ModuleType

NAME = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"


class OTLPSpanExporter:
    """Refuses to be made; Chroma makes one only where it is told an address to send to."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("Telemetry is not part of this program.")


exporter = ModuleType(NAME)
exporter.OTLPSpanExporter = OTLPSpanExporter
sys.modules[NAME] = exporter
