"""The pictures themselves, one module for each kind of place, in the order of the story."""

from assets.render.scenes import booths, chase, end, mall, restaurant, upstairs, wedding, way, wing, wood

PICTURES = (*wood.PICTURES, *way.PICTURES, *mall.PICTURES, *upstairs.PICTURES, *wing.PICTURES, *restaurant.PICTURES, *wedding.PICTURES, *booths.PICTURES, *chase.PICTURES, *end.PICTURES)
"""All of them."""
