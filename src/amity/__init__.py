"""The evidence-based study of relations between states."""

__version__ = "0.1.0"
