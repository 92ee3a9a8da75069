"""Example data (DATA CONTOH): plausible, deterministic, and never mixed with what is real."""
