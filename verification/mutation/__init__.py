"""Mutation: the code that decides dates is changed in every small way; a test has to notice."""
