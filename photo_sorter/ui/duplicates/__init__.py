"""The page of photos that are there twice, of bursts and of look-alikes."""
