"""The rules that every row obeys, one module per subject. `data.validate` runs them all."""
