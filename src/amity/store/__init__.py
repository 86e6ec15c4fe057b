"""The case folder on disk, and its disposable index."""
