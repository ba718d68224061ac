"""The real site in a browser, as a person uses it."""
