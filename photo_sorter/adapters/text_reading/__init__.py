"""Reads text in pictures, in a child process: PP-OCR's models on ONNX Runtime."""
