# Two commands for a newcomer: `make demo` and `make test`. The rest is for those who change the code.
.PHONY: demo test
