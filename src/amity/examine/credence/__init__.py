"""Credence: how far what sources say is to be believed, and which of conflicting values is right."""

from amity.examine.credence.lines import credence_line
from amity.examine.credence.truths import truths
from amity.examine.credence.weighing import Weighing, weigh

__all__ = ["Weighing", "credence_line", "truths", "weigh"]
