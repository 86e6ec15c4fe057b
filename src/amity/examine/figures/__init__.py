"""Figures in prose and tables: amounts, series, the topics of sentences, and the movements they tell of."""
