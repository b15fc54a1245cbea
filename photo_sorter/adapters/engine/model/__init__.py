"""The model: image tower, text tower, tokenizer, in open_clip or ONNX Runtime."""
