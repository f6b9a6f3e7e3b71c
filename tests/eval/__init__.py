"""Measuring the readers against gold that stands outside the project: ``python -m tests.eval``.

Nothing of the gold is copied here; ``--data`` and ``--tools`` say where it and its scorers are.
"""
