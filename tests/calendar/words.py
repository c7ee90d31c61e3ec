"""Common French words, none of which speaks of time by itself: nouns, adjectives and verbs, then small words."""

from pathlib import Path

FRENCH = (Path(__file__).parent / "french.txt").read_text(encoding="utf-8").split()
SMALL = ["le", "la", "les", "l'", "un", "une", "des", "du", "de", "et", "à", "au", "aux", "en", "dans", "sur", "avec",
         "chez", "mais", "donc", "car", "qui", "que", "dont"]  # fmt: skip
