"""Tests of the check stage: cases of rules, and the list of rules."""
