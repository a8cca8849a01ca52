"""The benchmark: the app beside its alternatives, all in one run. Start: `python -m tests.bench`."""
