"""Claims and what surrounds them over HTTP."""
