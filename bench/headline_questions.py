"""The questions of `headlines.py` in their order, each with what answers it."""

from headline_answers import q1, q2, q4, q9, q10, q11, q14
from headline_changes import q5, q7, q8, q15
from headline_measures import q3, q6, q12, q13

QUESTIONS = (q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14, q15)
