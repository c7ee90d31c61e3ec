"""Office documents to fiches: a file to blocks with their places, blocks to labelled rubrics, rubrics to a fiche."""
