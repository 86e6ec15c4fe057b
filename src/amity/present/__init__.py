"""What a reader sees: charts, chronology, dossier, exports."""
