"""The pictures themselves, one module for each kind of place, in the order of the story."""

from assets.render.scenes import (
    booths,
    broken,
    chase,
    dance,
    end,
    face,
    mall,
    restaurant,
    table,
    upstairs,
    way,
    wedding,
    wing,
    wood,
)

PICTURES = tuple(
    picture
    for place in (
        *(wood, way, mall, upstairs, wing, restaurant, table, wedding, booths, dance),
        *(chase, broken, face, end),
    )
    for picture in place.PICTURES
)
"""All of them."""
