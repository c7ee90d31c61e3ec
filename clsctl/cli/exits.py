"""The exit codes, which scripts rely on."""

OK = 0
# Errors in `validate`, anything listed with `--fail`, a fiche that could not be read.
FINDINGS = 1
# Wrong use, no plan, no such revision, an environment that fails.
WRONG = 2
# A fault of the program.
OURS = 70
INTERRUPTED = 130
