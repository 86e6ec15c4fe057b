"""Dates as stated (being written)."""
