"""Tests of the model: dates, numbers, names, references."""
