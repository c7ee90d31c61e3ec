"""Bringing together two versions of a file that come from a third, by key and by `id`, on the text itself."""
