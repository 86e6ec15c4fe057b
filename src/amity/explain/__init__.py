"""Rival explanations of how two states got along, tested against their record."""
