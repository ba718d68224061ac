"""From texts to model: every fault with its file, line and column."""
