"""What every part of the window uses: tokens, theme, widgets, words, tasks."""
