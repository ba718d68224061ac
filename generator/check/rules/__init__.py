"""The rules, one module each. Its docstring is the published explanation; `check(content)` yields the problems.

A rule that depends on the day has `check_on(content, today)` instead. A rule that only warns says so with `SEVERITY = Severity.WARNING`.
"""
