"""What words may do with a picture: its light and colours, and the part of it that is kept."""
