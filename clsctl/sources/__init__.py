"""Where the texts come from: the disk, a git revision or day, the index. Git is known here only."""

from clsctl.sources.disk import read_disk
from clsctl.sources.index import changed_paths, read_index
from clsctl.sources.revision import read_revision
from clsctl.sources.roots import find_root

__all__ = ["changed_paths", "find_root", "read_disk", "read_index", "read_revision"]
