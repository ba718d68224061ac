"""Tests of the report on problems."""
