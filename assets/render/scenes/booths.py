"""Inside the photo booth, with the poses it takes, and the last picture of the wedding: what stands in the doorway."""

from collections.abc import Callable

from assets.render.arrays import Triple
from assets.render.camera import Camera
from assets.render.figure import DINNER_SUIT, GOWN, Dress, Pose, person
from assets.render.grade import BARE, PAPER
from assets.render.lights import Fog, Glow, Light, Shaft
from assets.render.materials import BLACK, BONE, DARK, STEEL, Material, Part, planks, pleats
from assets.render.particles import Swarm
from assets.render.picture import Picture, World
from assets.render.scenes import ballroom
from assets.render.scenes.poses import SIT
from assets.render.shapes import both_sides, box, carved, ellipsoid, floor, rough, sphere, union

AIR = Fog((0.05, 0.05, 0.05), (0.05, 0.05, 0.05), 0.004, stir=0.0)
PAPER_GOWN = GOWN._replace(cloth=Material((0.80, 0.78, 0.74), 0.1, 0.15), skin=Material((0.40, 0.34, 0.30), 0.05))
PAPER_SUIT = DINNER_SUIT._replace(
    cloth=Material((0.05, 0.05, 0.055), 0.1, 0.2), skin=Material((0.36, 0.31, 0.28), 0.05)
)
LEFT, RIGHT = (-0.19, 0.02, 0.0), (0.22, 0.0, 0.10)
"""Where she and he sit: she in front, half on his knee."""
Body = tuple[Pose, Triple, float]
"""A pose, its place and its turn."""

HERS = SIT._replace(left_hand=(-0.16, 0.72, -0.24), right_hand=(0.14, 0.70, -0.26))
HIS = SIT._replace(left_hand=(-0.18, 0.74, -0.22), right_hand=(0.16, 0.72, -0.24))
UP = ((-0.6, -0.6, 0.0), (0.6, -0.6, 0.0))


POSES: dict[str, tuple[Body, Body]] = {
    "passport": ((HERS, LEFT, 0.0), (HIS, RIGHT, 0.0)),
    "landlady": (
        (
            HERS._replace(
                chest=(-0.06, 0.92, 0.0),
                head=(-0.12, 1.18, -0.10),
                left_hand=(-0.36, 0.74, -0.26),
                right_hand=(0.06, 0.86, -0.30),
            ),
            LEFT,
            -0.2,
        ),
        (
            HIS._replace(
                chest=(-0.16, 0.96, -0.06),
                head=(-0.26, 1.24, -0.12),
                left_hand=(-0.30, 1.16, -0.16),
                right_hand=(0.30, 0.86, -0.16),
                elbows=UP,
            ),
            (0.36, 0.08, 0.08),
            0.3,
        ),
    ),
    "wink": (
        (HERS._replace(right_hand=(0.50, 1.44, 0.02), elbows=UP), LEFT, 0.0),
        (HIS._replace(head=(0.05, 1.20, -0.09), right_hand=(0.12, 1.16, -0.22), elbows=UP), RIGHT, 0.1),
    ),
    "eye": (
        (HERS._replace(right_hand=(0.36, 1.22, -0.16), head=(0.06, 1.20, -0.06), elbows=UP), LEFT, 0.15),
        (HIS._replace(head=(-0.04, 1.26, -0.05), chest=(0.0, 0.96, 0.0)), RIGHT, -0.35),
    ),
    "swap": (
        (HERS._replace(left_hand=(-0.08, 1.02, -0.24), head=(-0.03, 1.22, -0.07)), LEFT, -0.1),
        (HIS._replace(left_hand=(-0.14, 1.30, -0.12), right_hand=(0.16, 1.30, -0.12), elbows=UP), RIGHT, 0.1),
    ),
    "straight": (
        (HERS._replace(chest=(0.0, 0.96, 0.0), head=(0.0, 1.26, -0.05)), LEFT, 0.0),
        (HIS._replace(chest=(0.0, 0.97, 0.0), head=(0.0, 1.27, -0.05)), RIGHT, 0.0),
    ),
    "laughing": (
        (
            HERS._replace(
                chest=(-0.10, 0.92, 0.06),
                head=(-0.26, 1.15, 0.10),
                left_hand=(-0.30, 0.96, -0.20),
                right_hand=(0.10, 0.84, -0.28),
            ),
            LEFT,
            -0.2,
        ),
        (
            HIS._replace(
                chest=(-0.10, 0.92, -0.02),
                head=(-0.24, 1.16, -0.08),
                left_hand=(-0.34, 0.94, -0.14),
                right_hand=(-0.10, 0.84, -0.26),
            ),
            RIGHT,
            -0.15,
        ),
    ),
    "roof": (
        (
            HERS._replace(
                right_hand=(0.19, 1.44, -0.20),
                head=(-0.06, 1.20, -0.07),
                elbows=((-0.4, -0.6, 0.0), (-0.6, -0.6, -0.6)),
            ),
            LEFT,
            0.0,
        ),
        (
            HIS._replace(
                left_hand=(-0.19, 1.33, -0.26), head=(0.07, 1.22, -0.07), elbows=((0.6, -0.6, -0.6), (0.5, -0.6, 0.0))
            ),
            RIGHT,
            0.0,
        ),
    ),
    "caught": (
        (
            HERS._replace(
                right_hand=(0.40, 1.02, -0.20), head=(-0.08, 1.22, -0.05), elbows=((-0.4, -0.6, 0.0), (-0.1, -0.8, 0.2))
            ),
            LEFT,
            -0.1,
        ),
        (
            HIS._replace(
                left_hand=(-0.42, 1.04, -0.20), head=(0.09, 1.24, -0.05), elbows=((0.1, -0.8, 0.2), (0.5, -0.6, 0.0))
            ),
            RIGHT,
            0.1,
        ),
    ),
    "kiss": (
        (
            HERS._replace(chest=(0.06, 0.95, 0.0), head=(0.11, 1.22, -0.02), right_hand=(0.36, 1.12, -0.14), elbows=UP),
            LEFT,
            -0.3,
        ),
        (HIS._replace(chest=(-0.07, 0.93, 0.0), head=(-0.11, 1.22, -0.05), left_hand=(-0.30, 0.86, -0.16)), RIGHT, 0.3),
    ),
    "look": (
        (HERS._replace(head=(0.02, 1.22, -0.03), left_hand=(-0.10, 0.74, -0.26)), LEFT, -0.8),
        (HIS._replace(head=(-0.02, 1.24, -0.03)), RIGHT, 0.8),
    ),
    "both_wink": (
        (HERS._replace(head=(0.07, 1.19, -0.08), right_hand=(0.42, 1.20, -0.02), elbows=UP), LEFT, 0.0),
        (HIS._replace(head=(-0.07, 1.23, -0.07), left_hand=(-0.12, 0.98, -0.24)), RIGHT, 0.0),
    ),
}
"""What they do for the four pictures, by the names the story has for it."""


def _pair(name: str, dresses: tuple[Dress, Dress]) -> list[Part]:
    (hers, here, turn), (his, there, other) = POSES[name]
    return [*person(dresses[1], his, there, other, 1.80), *person(dresses[0], hers, here, turn, 1.66)]


def posed(name: str) -> Callable[[str, float], World]:
    """The paper print of one pose: both against the pleated curtain, a flash from the front left and a rim of light."""

    def build(world: str, phase: float) -> World:
        curtain = rough(box((0.0, 1.2, 0.95), (2.4, 1.8, 0.08)), 0.012, 0.4)
        return World(
            parts=(Part(curtain, Material((0.40, 0.37, 0.34), 0.12, 0.5, pattern=pleats(0, 0.24, 0.6))),
                *_pair(name, (PAPER_GOWN, PAPER_SUIT))),
            camera=Camera((0.0, 1.16, -1.62), (0.02, 1.12, 0.0), 1.50), fog=AIR,
            lights=(Light((-0.7, 1.9, -1.7), (1.0, 0.96, 0.9), 1.9, soft=0.14), Light((1.0, 1.9, 0.55),
                (1.0, 0.95, 0.88), 1.1), Light((-1.1, 1.6, 0.6), (1.0, 0.95, 0.88), 0.7)),
            ambient=(0.04, 0.038, 0.035), overhead=(0.07, 0.066, 0.06), reach=0.4, grade=PAPER,
        )  # fmt: skip

    return build


def booth_inside(world: str, phase: float) -> World:
    """Inside the booth, as its pane sees it: both on one stool before the curtain, or before a ballroom."""
    lens = world == "lens"
    gown = GOWN if lens else GOWN._replace(cloth=Material((0.60, 0.60, 0.62), 0.12, 0.15))
    walls = union(both_sides(box((1.75, 1.2, 0.0), (0.25, 2.0, 1.6))), box((0.0, 2.35, 0.0), (2.4, 0.2, 1.6)))
    lamps = both_sides(box((1.10, 1.25, 0.35), (0.03, 0.50, 0.09), 0.02))
    parts = [
        *_pair("laughing" if lens else "look", (gown, DINNER_SUIT)),
        Part(walls, Material((0.30, 0.20, 0.12), 0.1) if lens else STEEL),
        Part(lamps, Material((0.5, 0.5, 0.5), glow=(1.9, 1.25, 0.7) if lens else (0.9, 1.0, 1.05))),
    ]
    camera = Camera((0.0, 1.22, -1.75), (0.0, 1.18, 0.0), 1.25)
    if lens:
        parts += [
            Part(floor(-0.2), Material((0.32, 0.18, 0.10), 0.1, pattern=planks(0, 0.26))),
            Part(box((0.0, 1.6, 8.6), (7.0, 3.0, 0.2)), Material((0.0, 0.25, 0.52), 0.1, pattern=pleats(0, 0.42, 0.6))),
            *ballroom.guests(
                ((-1.5, 3.4), (-0.9, 4.0), (1.0, 3.7), (1.6, 3.2), (0.2, 4.6), (-2.2, 4.4), (2.3, 4.3)), -0.2
            ),
        ]
        bulbs = [(x, 2.25 - 0.1 * abs(x), 3.8) for x in (-2.4, -1.6, -0.8, 0.0, 0.8, 1.6, 2.4)]
        return World(
            parts=(*parts, Part(union(*(sphere(p, 0.07) for p in bulbs)), Material((0.5, 0.3, 0.2), glow=(2.6, 1.5,
                0.65)))), camera=camera, fog=ballroom.WARM._replace(density=0.02),
            lights=(Light((-1.2, 1.4, -0.6), (1.0, 0.80, 0.56), 0.9, breath=0.04), Light((1.2, 1.4, -0.6),
                (1.0, 0.80, 0.56), 0.7, breath=0.04), Light((0.0, 2.6, 3.6), (1.0, 0.70, 0.42), 6.0, breath=0.05)),
            glows=tuple(Glow(p, (1.0, 0.6, 0.28), 0.2, 0.2, breath=0.1, start=0.15 * k) for k, p in enumerate(bulbs)),
                ambient=(0.05, 0.035, 0.028), overhead=(0.07, 0.05, 0.04),
        )  # fmt: skip
    torn = rough(carved(box((0.0, 1.2, 1.2), (1.6, 1.6, 0.05)), ellipsoid((1.1, 2.2, 1.2), (0.5, 0.6, 0.5))), 0.02, 0.4)
    return World(
        parts=(*parts, Part(torn, Material((0.17, 0.165, 0.18), 0.25, pattern=pleats(0, 0.22, 0.6)))), camera=camera,
            fog=ballroom.COLD._replace(density=0.06),
        lights=(Light((-1.2, 1.4, -0.7), (0.86, 0.95, 1.0), 0.75, breath=0.06), Light((1.2, 1.3, -0.6),
            (0.80, 0.92, 1.0), 0.5, breath=0.06), Light((1.3, 2.4, 1.7), (0.66, 0.84, 1.0), 1.4)),
        glows=tuple(Glow((x, 1.25, 0.3), (0.8, 0.92, 1.0), 0.05, 0.3, breath=0.06) for x in (-1.1, 1.1)),
            swarms=(ballroom.DUST._replace(at=(0.0, 1.2, -0.2), half=(1.0, 0.7, 0.6), size=0.003, number=24),),
        ambient=(0.02, 0.024, 0.03), overhead=(0.03, 0.036, 0.044), reach=0.4, grade=BARE._replace(saturation=0.55),
    )  # fmt: skip


def doorway(world: str, phase: float) -> World:
    """The lit room, bulbs still warm over two hundred chairs; and in its double doors, filling them, the cube."""
    wall = carved(box((0.0, 2.4, 7.6), (6.0, 3.4, 0.3)), box((0.0, 1.45, 7.6), (1.5, 1.75, 1.0)))
    leaves = union(
        box((-1.95, 1.6, 7.05), (0.05, 1.55, 0.55), 0.0, 0.35),
        box((1.95, 1.6, 7.05), (0.05, 1.55, 0.55), 0.0, -0.35),
        both_sides(box((1.56, 1.6, 7.45), (0.06, 1.7, 0.12))),
        box((0.0, 3.26, 7.45), (1.6, 0.07, 0.12)),
    )
    cube = box((0.05, 1.62, 8.5), (0.98, 0.98, 0.98), 0.02, 0.32, 0.10)
    couple = person(
        GOWN._replace(cloth=GOWN.cloth._replace(albedo=(0.62, 0.60, 0.60))),
        Pose(left_hand=(-0.42, 0.98, 0.0)),
        (0.42, 0.0, 4.3),
        0.0,
        1.66,
        away=True,
    ) + person(
        DINNER_SUIT,
        Pose(right_hand=(0.40, 0.98, 0.0), left_hand=(-0.46, 1.05, -0.12)),
        (-0.36, 0.0, 4.3),
        0.0,
        1.8,
        away=True,
    )
    petals = Swarm(
        (0.0, 0.03, 4.6), (2.6, 0.0, 2.4), 90, 0.02, ((0.5, 0.46, 0.42),), sway=0.0, solid=True, lamps=True, seed=99
    )
    return World(
        parts=(
            Part(floor(), Material((0.20, 0.17, 0.15), 0.5, 0.5, pattern=planks(0, 0.26), mirror=0.10)),
                Part(wall, Material((0.17, 0.15, 0.15), 0.4, 0.9)), Part(leaves, DARK),
                Part(cube, BONE._replace(glow=(0.16, 0.18, 0.20))),
            Part(both_sides(box((5.2, 2.4, 4.0), (0.2, 3.4, 8.0))), Material((0.14, 0.12, 0.12), 0.4)),
                Part(box((0.0, 5.0, 4.0), (6.0, 0.2, 8.0)), DARK), Part(box((0.0, 1.6, 12.5), (4.0, 3.0, 0.2)), BLACK),
                ballroom.seats(False, 2.0, 3), *ballroom.bulbs(False), *couple,
        ),
        camera=Camera((-0.1, 1.35, 0.2), (0.05, 1.62, 6.0), 1.04), fog=ballroom.COLD._replace(density=0.045),
        lights=(*ballroom.lamps(False), Light((0.0, 1.7, 6.7), (0.86, 0.95, 1.0), 9.0, soft=0.10, breath=0.05),
            Light((-0.9, 3.4, 6.9), (0.86, 0.95, 1.0), 4.0)),
        glows=(*ballroom.halos(False), Glow((0.05, 1.6, 7.6), (0.78, 0.90, 1.0), 0.16, 1.2, breath=0.06)),
            shafts=(Shaft((0.0, 1.7, 7.6), (-0.1, 0.2, 1.5), 1.2, 2.2, (0.78, 0.90, 1.0), 0.035, 0.8),),
        swarms=(petals, ballroom.DUST), ambient=(0.016, 0.018, 0.022), overhead=(0.022, 0.026, 0.032),
            grade=BARE._replace(saturation=0.7, key=0.075),
    )  # fmt: skip


PICTURES = (
    Picture("booth_inside", booth_inside),
    Picture("doorway", doorway, ("bare",)),
    *(Picture(f"pose_{name}", posed(name), ("bare",), frames=1, rate=1, size=(60, 44)) for name in POSES),
)
