"""The vocabulary: one meaning each, the same words as in the field."""
