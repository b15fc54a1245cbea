"""Tools of the project's developers; none is needed to run the application."""

from photo_sorter.app import environment

environment.prepare()  # as the program does, before anything imports NumPy or ONNX Runtime
