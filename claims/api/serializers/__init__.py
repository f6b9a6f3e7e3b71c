"""How claims and their surroundings are shown and taken."""
