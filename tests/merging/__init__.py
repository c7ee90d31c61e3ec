"""Merging two versions of a file."""
