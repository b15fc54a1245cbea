"""Chroma imports rich, and that pygments; no code is ever coloured here, so its hundreds of lexers
stay out."""

hiddenimports: list[str] = []
