"""What the audited cases are about: one module per topic, questions with their reasons."""
