"""Poses that more than one picture uses; for somebody 1.7 m tall, in metres (see figure.Pose)."""

from assets.render.figure import Pose

STAND = Pose()
RUN = Pose(
    hips=(0.0, 0.90, 0.0), chest=(0.12, 1.28, 0.0), head=(0.22, 1.53, 0.0),
    left_hand=(-0.22, 1.02, 0.05), right_hand=(0.42, 1.08, -0.1),
    left_foot=(-0.48, 0.28, 0.05), right_foot=(0.34, 0.06, 0.0),
    elbows=((-0.6, -0.2, 0.2), (0.1, -0.8, 0.3)), knees=(1.0, 0.2, -0.4), shoulders=(0.10, 0.0, 0.14),
)  # fmt: skip
"""Running to the right, seen from the side."""
TOWED = RUN._replace(right_hand=(0.66, 1.20, -0.05), left_hand=(-0.30, 0.95, 0.1), chest=(0.16, 1.26, 0.0))
"""Running behind somebody who has one's hand."""
SIGN = Pose(left_hand=(-0.16, 1.30, -0.32), right_hand=(0.20, 1.42, -0.30))
"""Both hands up before the chest, in the middle of a word."""
WALK = Pose(left_foot=(-0.10, 0.06, -0.22), right_foot=(0.10, 0.08, 0.24), left_hand=(-0.28, 0.84, 0.14))
CAMERA = Pose(left_hand=(-0.06, 1.58, -0.26), right_hand=(0.12, 1.50, -0.30), elbows=((-0.7, -0.6, 0), (0.7, -0.6, 0)))
"""A camcorder held to the eye."""
REACH = Pose(right_hand=(0.62, 1.16, -0.05), elbows=((-0.4, -0.5, 0.3), (0.2, -0.9, 0.2)))
"""One hand out to somebody on the right."""
SIT = Pose(
    hips=(0.0, 0.50, 0.0), chest=(0.0, 0.94, -0.03), head=(0.0, 1.22, -0.07),
    left_foot=(-0.14, 0.05, -0.42), right_foot=(0.14, 0.05, -0.40),
    left_hand=(-0.2, 0.80, -0.38), right_hand=(0.2, 0.80, -0.38), knees=(0.0, 1.0, -0.4),
)  # fmt: skip
"""Sitting on a chair, facing the camera."""
SIT_SIDE = Pose(
    hips=(0.0, 0.50, 0.0), chest=(0.05, 0.94, 0.0), head=(0.10, 1.22, 0.0),
    left_foot=(0.42, 0.05, 0.1), right_foot=(0.44, 0.05, -0.1),
    left_hand=(0.40, 0.82, 0.1), right_hand=(0.42, 0.84, -0.12),
    elbows=((-0.2, -1.0, 0.2), (-0.2, -1.0, -0.2)), knees=(0.4, 1.0, 0.0), shoulders=(0.04, 0.0, 0.17),
)  # fmt: skip
"""Sitting on a chair, facing right."""
