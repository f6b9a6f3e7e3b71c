"""Shared reading of English text: sentences by rule, and the proven dependency parser."""
