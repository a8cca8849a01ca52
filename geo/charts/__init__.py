"""Charts as Vega specifications: plain values, which the browser draws."""
