"""Whether the links to other sites still lead somewhere: `python -m publishing.links`.

A page that is gone has to be replaced; a site that does not answer today, or not to a program, is
only listed. Each site is asked one question at a time.
"""
