"""The renderer: the same every time, in loops that close, and written as it was meant."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assets.render import encode
from assets.render.camera import Camera
from assets.render.noise import drifting
from assets.render.particles import Swarm
from assets.render.picture import SMALL, World, develop, expose_plate, render
from assets.render.scenes import PICTURES

ART = Path(__file__).parents[3] / "assets" / "art"
BY_NAME = {picture.name: picture for picture in PICTURES}
CHEAP = "cube_face"


def test_a_picture_rendered_anew_equals_its_file() -> None:
    with Image.open(ART / f"{CHEAP}-bare-small.png") as image:
        kept = np.asarray(image.convert("RGB"), np.int16)
    strip = encode.strip(render(BY_NAME[CHEAP], "bare", SMALL))
    with Image.open(io.BytesIO(strip)) as image:
        fresh = np.asarray(image.convert("RGB"), np.int16)
    assert np.abs(fresh - kept).max() <= 1


def test_the_loop_closes() -> None:
    world = BY_NAME[CHEAP].build("bare", 0.0)
    plate = expose_plate(world, *SMALL)
    start, end, middle = (develop(world, plate, phase, SMALL, 1) for phase in (0.0, 1.0, 0.4))
    np.testing.assert_allclose(end, start, atol=1e-3)
    assert not np.allclose(middle, start, atol=1e-2)


@pytest.mark.parametrize("name", [picture.name for picture in PICTURES if picture.moving])
def test_what_moves_is_where_it_began_after_one_loop(name: str) -> None:
    picture = BY_NAME[name]
    start, end, middle = (picture.build("bare", phase) for phase in (0.0, 1.0, 0.3))
    rng = np.random.default_rng(1)
    points = rng.uniform((-2.0, 0.0, 1.0), (2.0, 8.0, 15.0), (400, 3)).T.astype(np.float32)

    def distances(world: World) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
        return [part.field(points) for part in world.movers]

    for a, b in zip(distances(start), distances(end), strict=True):
        np.testing.assert_allclose(a, b, atol=2e-3)
    assert any(not np.allclose(a, c, atol=2e-3) for a, c in zip(distances(start), distances(middle), strict=True))


@pytest.mark.parametrize("drop", [0.0, 1.5, -2.0])
def test_a_swarm_is_where_it_began_after_one_loop(drop: float) -> None:
    swarm = Swarm((0.0, 2.0, 5.0), (1.0, 2.0, 1.0), 30, 0.02, ((1.0, 1.0, 1.0),), drop=drop, sway=0.2, spin=3)
    (p, _, face), (q, _, other) = swarm.points(0.25), swarm.points(1.25)
    np.testing.assert_allclose(p, q, atol=1e-4)
    np.testing.assert_allclose(face, other, atol=1e-4)
    assert not np.allclose(p, swarm.points(0.5)[0], atol=1e-2)


def test_smoke_is_where_it_began_after_one_loop() -> None:
    u, v = Camera((0.0, 0.0, 0.0), (0.0, 0.0, 1.0)).screen(32, 16)
    np.testing.assert_allclose(drifting(u, v, 0.0, 3), drifting(u, v, 1.0, 3), atol=1e-4)
    assert not np.allclose(drifting(u, v, 0.0, 3), drifting(u, v, 0.5, 3), atol=1e-2)


def test_a_point_is_projected_to_the_ray_that_meets_it() -> None:
    camera = Camera((0.3, 1.2, -0.5), (0.0, 2.0, 6.0), 0.9)
    u, v = camera.screen(20, 10)
    points = np.array([[0.3], [1.2], [-0.5]], np.float32) + 4.0 * camera.rays(u, v)
    back_u, back_v, z = camera.project(points.astype(np.float32))
    np.testing.assert_allclose(back_u, u, atol=1e-5)
    np.testing.assert_allclose(back_v, v, atol=1e-5)
    assert (z > 0).all()


def test_a_strip_is_read_by_pillow_as_it_was_indexed() -> None:
    rng = np.random.default_rng(5)
    frames = rng.integers(0, 256, (3, 6, 9, 3), dtype=np.uint8)
    palette = encode.palette_of(frames, 16)
    shown = encode.indexed(frames, palette)
    with Image.open(io.BytesIO(encode.png(shown.reshape(-1, 9), palette))) as image:
        assert image.mode == "P"
        assert np.array_equal(np.asarray(image.convert("RGB")), palette[shown].reshape(-1, 9, 3))


def test_a_still_pixel_keeps_its_colour_through_a_small_change() -> None:
    palette = np.array([[10, 10, 10], [12, 12, 12], [200, 200, 200]], np.uint8)
    frames = np.array([10, 12, 200], np.uint8).reshape(3, 1, 1, 1).repeat(3, axis=3)
    assert encode.indexed(frames, palette).ravel().tolist() == [0, 0, 2]


def test_depth_is_kept_in_tenths_of_a_metre_up_to_its_bound() -> None:
    metres = np.array([[0.0, 1.26, 25.5, 80.0]], np.float32)
    with Image.open(io.BytesIO(encode.depth_map(metres))) as image:
        assert np.asarray(image).tolist() == [[0, 13, 255, 255]]
