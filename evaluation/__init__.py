"""How well facts are extracted: texts of our own, what should be found in them, and the floors."""
