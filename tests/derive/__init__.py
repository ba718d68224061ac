"""Tests of the derive stage: content in, what nobody wrote out."""
