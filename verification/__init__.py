"""The long checks: `make verify` runs them and writes VERIFICATION.md from what they measured."""
