"""What content must hold: one rule, one module, one generator function."""
