"""The renderer of the game's pictures: small films made of distance fields, light and fog.

`python -m assets.render` makes all of `assets/art` anew; the files there are what the game reads.
"""
