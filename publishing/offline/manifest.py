"""The app manifest of a language: name, icons and first page on the home screen of a phone."""

from __future__ import annotations

from publishing.messages import Messages

# In the folder of the language; addresses in it are relative to it.
NAME = "manifest.json"

ICONS = "../assets/images/{name}.png"
# Material's indigo, the colour of the header; it is in main.html too.
COLOUR = "#4051b5"


def describe(language: str) -> dict[str, object]:
    """Return the manifest; switching to the other language stays inside the app."""
    messages = Messages(language)
    name = messages.text("shell.name")
    return {
        "name": name,
        "short_name": name,
        "description": messages.text("landing.purpose"),
        "lang": language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [
            icon("icon-192", 192, "any"),
            icon("icon-512", 512, "any"),
            icon("icon-maskable-512", 512, "maskable"),
        ],
    }


def icon(name: str, pixels: int, purpose: str) -> dict[str, str]:
    """Describe one icon, a square of so many pixels; a maskable one may be cut to any shape."""
    return {
        "src": ICONS.format(name=name),
        "sizes": f"{pixels}x{pixels}",
        "type": "image/png",
        "purpose": purpose,
    }
