"""Stands in for struct, with what test files ask of it before any test runs: how large a pointer is."""
import absent
absent.stand_in(__name__, calcsize=lambda format: 8)
