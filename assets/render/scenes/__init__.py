"""The pictures themselves, one module for each kind of place, in the order of the story."""

from assets.render.scenes import mall, wood

PICTURES = (*wood.PICTURES, *mall.PICTURES)
"""All of them."""
