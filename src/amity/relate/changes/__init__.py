"""Change points: when the level of what is told or measured changes, and how surely that is known."""
