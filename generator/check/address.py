"""Where the site explains a rule."""

RULES_ADDRESS = "about/rules/"


def rule_address(rule: str) -> str:
    """Return the address of the page of a rule."""
    return f"{RULES_ADDRESS}{rule}/"
