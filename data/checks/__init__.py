"""The fact checks: one small rule per kind of statement. `data.check` runs them all."""
