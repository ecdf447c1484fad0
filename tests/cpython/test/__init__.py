"""Stands in for CPython's package of tests, which lies beside this file when a test is run."""
