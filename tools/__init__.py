"""What an editor runs now and then; no build and no test of the site needs it."""
