"""Whether the Khmer and the English pages say the same: `python -m publishing.parity`.

Compared are what a program can see: files, headings, lists, tables, links, images, code and every
figure. Whether the sentences mean the same only a reader of both languages can say.
"""
