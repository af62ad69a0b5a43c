"""What the site costs its readers, measured: `make lighthouse` and `make bench`."""
