"""The frame around the pages: languages, navigation, fonts, search index, files left out."""
