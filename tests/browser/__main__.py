"""`python -m tests.browser DIR` writes every page, its printed form and pictures of it in a folder, to be looked at."""

import sys
from pathlib import Path

from tests.browser import look
from tests.browser.pages import pages

folder = Path(sys.argv[1])
folder.mkdir(parents=True)
look(pages(folder), folder)
