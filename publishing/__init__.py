"""Build time only: what turns the pages, the policy and the catalogs into the site."""
