"""The graph of the built-in image tower that gives its map. Imports nothing heavy."""

from __future__ import annotations

MAP_NAME = "map.onnx"
MAP_OUTPUT = "map"
SQUARES = 6  # a side; a square of the picture is a row of the map, the vector one more
CHANNELS = 1072
VECTOR = 384  # how much of the last row is the tower's vector; zeros follow
