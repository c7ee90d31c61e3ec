"""Why the system refused a file, in words: what it says itself is in English, or in codes."""

import errno

from clsctl.core.messages import Message, msg, verbatim

_REASONS = {
    errno.ENOENT: msg("there is no such file or folder"),
    errno.ENOTDIR: msg("a part of the path is a file, not a folder"),
    errno.EISDIR: msg("it is a folder, not a file"),
    errno.ENOSPC: msg("there is no room left on the disk"),
    errno.EACCES: msg("you do not have the right to do so"),
    errno.EPERM: msg("you do not have the right to do so"),
    errno.EROFS: msg("the disk can only be read"),
    errno.ENAMETOOLONG: msg("the name is too long"),
}


def reason(error: OSError) -> Message:
    """The reason of a refusal; the system's own words where it is not one of the usual ones."""
    return _REASONS.get(error.errno or 0) or verbatim(error.strerror or str(error))
