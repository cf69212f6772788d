"""People as silhouettes: a few rods run together, in a pose. Nobody has a face, and nobody is anybody."""

from typing import NamedTuple

import numpy as np

from assets.render.arrays import Field, Triple, column
from assets.render.materials import BLACK, SKIN, Material, Part
from assets.render.shapes import capsule, ellipsoid, half_space, melted, moved, sphere, union, within


class Pose(NamedTuple):
    """Where the joints are, in metres, for somebody 1.7 m tall with the feet about the origin.

    x to the right of the picture, y up, z away. Elbows bend towards `elbows`, knees towards `knees`.
    """

    hips: Triple = (0.0, 0.93, 0.0)
    chest: Triple = (0.0, 1.34, 0.0)
    head: Triple = (0.0, 1.60, -0.02)
    left_hand: Triple = (-0.27, 0.80, -0.06)
    right_hand: Triple = (0.27, 0.80, -0.06)
    left_foot: Triple = (-0.11, 0.05, 0.0)
    right_foot: Triple = (0.11, 0.05, 0.02)
    elbows: tuple[Triple, Triple] = ((-0.4, -0.5, 0.3), (0.4, -0.5, 0.3))
    knees: Triple = (0.0, 0.0, -1.0)
    shoulders: Triple = (0.19, 0.0, 0.0)


class Dress(NamedTuple):
    """What somebody has on, and how it falls: `skirt` is (length below the hips, radius at the hem) or None."""

    cloth: Material
    skirt: tuple[float, float] | None = None
    coat: tuple[float, float] | None = None
    hair: str = "short"
    bulk: float = 1.0
    skin: Material = SKIN
    hairs: Material = BLACK
    sway: Triple = (0.0, 0.0, 0.0)


HER_COAT = Dress(Material((0.16, 0.15, 0.15), 0.2, 0.2), coat=(0.34, 0.24), hair="jaw", bulk=0.92)
HIS_COAT = Dress(Material((0.09, 0.09, 0.10), 0.2, 0.2), coat=(0.42, 0.24), hair="short", bulk=1.06)
HER_SUMMER = Dress(Material((0.62, 0.42, 0.34), 0.1, 0.2), skirt=(0.50, 0.30), hair="jaw", bulk=0.88)
HIS_SUMMER = Dress(Material((0.26, 0.27, 0.30), 0.1, 0.2), hair="short", bulk=1.06)
GOWN = Dress(Material((0.82, 0.78, 0.72), 0.1, 0.15), skirt=(1.15, 0.54), hair="jaw", bulk=0.86)
DINNER_SUIT = Dress(Material((0.045, 0.045, 0.055), 0.1, 0.2), hair="short", bulk=1.06)


def _joint(a: Triple, b: Triple, upper: float, lower: float, towards: Triple) -> tuple[Triple, Triple]:
    """The elbow (or knee) between `a` and `b`, and `b` itself drawn in if it lies out of reach."""
    start, goal = column(a)[:, 0], column(b)[:, 0]
    line = goal - start
    span = min(float(np.linalg.norm(line)), 0.999 * (upper + lower))
    line = line / max(float(np.linalg.norm(line)), 1e-6)
    along = (upper**2 - lower**2 + span**2) / (2.0 * span)
    hint = column(towards)[:, 0]
    out = hint - line * float(hint @ line)
    out = out / max(float(np.linalg.norm(out)), 1e-6)
    bend = start + line * along + out * np.sqrt(max(upper**2 - along**2, 0.0))
    end = start + line * span
    return (float(bend[0]), float(bend[1]), float(bend[2])), (float(end[0]), float(end[1]), float(end[2]))


def _beside(at: Triple, by: Triple, side: float) -> Triple:
    return (at[0] + side * by[0], at[1] + side * by[1], at[2] + side * by[2])


def _limbs(pose: Pose, dress: Dress) -> tuple[list[Field], list[Field]]:
    b = dress.bulk
    cloth: list[Field] = []
    hands: list[Field] = []
    for side, hand, bend in (
        (-1.0, pose.left_hand, pose.elbows[0]),
        (1.0, pose.right_hand, pose.elbows[1]),
    ):
        shoulder = _beside(_beside(pose.chest, (0.0, 0.07, 0.0), 1.0), pose.shoulders, side * b)
        elbow, wrist = _joint(shoulder, hand, 0.29, 0.30, bend)
        cloth += [capsule(shoulder, elbow, 0.062 * b, 0.050 * b), capsule(elbow, wrist, 0.048 * b, 0.038 * b)]
        hands.append(sphere(wrist, 0.05))
    for side, foot in ((-1.0, pose.left_foot), (1.0, pose.right_foot)):
        hip = _beside(pose.hips, (0.09, 0.0, 0.0), side * b)
        knee, ankle = _joint(hip, foot, 0.45, 0.45, pose.knees)
        cloth += [capsule(hip, knee, 0.078 * b, 0.056 * b), capsule(knee, ankle, 0.054 * b, 0.042 * b)]
        cloth.append(capsule(ankle, (ankle[0], ankle[1] - 0.01, ankle[2] - 0.12), 0.045, 0.035))
    return cloth, hands


def _trunk(pose: Pose, dress: Dress) -> list[Field]:
    b = dress.bulk
    left, right = (_beside(pose.chest, pose.shoulders, s * 0.72 * b) for s in (-1.0, 1.0))
    parts = [
        capsule(pose.hips, pose.chest, 0.125 * b, 0.145 * b),
        capsule(_beside(left, (0.0, 0.07, 0.0), 1.0), _beside(right, (0.0, 0.07, 0.0), 1.0), 0.075 * b),
    ]
    for fall in (dress.skirt, dress.coat):
        if fall is not None:
            low = _beside((pose.hips[0], pose.hips[1] - fall[0] + fall[1] * 0.5, pose.hips[2]), dress.sway, 1.0)
            waist = 0.13 if fall is dress.skirt else 0.16
            cone = capsule(_beside(pose.hips, (0.0, 0.10, 0.0), 1.0), low, waist * b, fall[1])
            parts.append(within(cone, half_space((0.0, -1.0, 0.0), -low[1] + 0.04)))
    return parts


def _hair(pose: Pose, dress: Dress) -> Field:
    x, y, z = pose.head
    if dress.hair == "jaw":
        return melted(0.03, ellipsoid((x, y + 0.03, z + 0.045), (0.118, 0.13, 0.115)),
                      ellipsoid((x, y - 0.05, z + 0.065), (0.126, 0.10, 0.095)))  # fmt: skip
    return ellipsoid((x, y + 0.03, z + 0.02), (0.096, 0.106, 0.112))


def _from_behind(field: Field) -> Field:
    return lambda p: field(np.stack([p[0], p[1], -p[2]]))


def person(dress: Dress, pose: Pose, at: Triple, yaw: float = 0.0, tall: float = 1.7, away: bool = False) -> list[Part]:
    """Somebody standing at `at`, turned by `yaw`, `tall` metres high; `away`: seen from behind, left staying left."""
    cloth, hands = _limbs(pose, dress)
    body = melted(0.07, *_trunk(pose, dress), *cloth)
    neck = capsule(_beside(pose.chest, (0.0, 0.08, 0.0), 1.0), pose.head, 0.05)
    skin = union(melted(0.03, neck, ellipsoid(pose.head, (0.085, 0.112, 0.095))), *hands)
    size = tall / 1.7
    ball = (at[0], at[1] + 0.9 * size, at[2], 1.35 * size)
    return [
        Part(moved(_from_behind(field) if away else field, at, yaw, size=size), material, ball)
        for field, material in ((body, dress.cloth), (skin, dress.skin), (_hair(pose, dress), dress.hairs))
    ]


def hanging(at: Triple, tall: float = 1.8, thin: float = 0.17) -> Field:
    """Somebody in black, or a coat on a hook: narrow, buttoned to the neck, arms down."""
    x, y, z = at
    return melted(
        0.06,
        capsule((x, y + 0.24, z), (x, y + tall - 0.42, z), thin * 0.80, thin),
        capsule((x, y + 0.04, z), (x, y + 0.3, z), thin * 0.55),
        capsule((x - thin * 0.9, y + tall - 0.36, z), (x + thin * 0.9, y + tall - 0.36, z), 0.07),
        capsule((x - thin * 1.25, y + tall - 0.40, z), (x - thin * 1.2, y + tall * 0.42, z - 0.03), 0.05),
        capsule((x + thin * 1.25, y + tall - 0.40, z), (x + thin * 1.2, y + tall * 0.42, z - 0.03), 0.05),
        ellipsoid((x, y + tall - 0.12, z), (0.085, 0.12, 0.095)),
    )


def parasol(at: Triple, tall: float = 2.3) -> Field:
    """A closed parasol in its sleeve, drawn up to the neck: from a little way off, somebody in black."""
    x, y, z = at
    return melted(
        0.03,
        capsule((x, y, z), (x, y + tall, z), 0.025),
        capsule((x, y + 0.75, z), (x, y + tall - 0.45, z), 0.20, 0.14),
        capsule((x, y + tall - 0.45, z), (x, y + tall - 0.12, z), 0.13, 0.03),
        capsule((x, y + 0.05, z), (x, y + 0.08, z), 0.22),
    )
