"""The name of the file that tells, in the folder of a plan, of a change of several files that was begun."""

JOURNAL = ".clsctl-journal"
