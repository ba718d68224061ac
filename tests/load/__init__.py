"""Tests of the load stage: texts in, records and problems out."""
