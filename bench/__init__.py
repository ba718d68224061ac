"""Measures how fast the generator is, beside its peers; `make bench` runs it."""
