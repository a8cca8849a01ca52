"""The benchmark: the app beside its alternatives, in one run. Start: `python -m tests.bench`."""
