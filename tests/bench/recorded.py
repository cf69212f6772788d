"""What ink's own engine did with the generated stories: 20,000 choices by inkjs 2.4.0, for each (nodes, seed).

`make bench` walks them with inkjs again where node and inkjs are at hand; these figures stand in for it elsewhere.
"""

CHOICES = 20_000

INKJS: dict[tuple[int, int], tuple[int, int]] = {
    (100, 1): (267, 263610),
    (100, 2): (135, 117145),
    (100, 3): (365, 335009),
    (1000, 1): (82, 299150),
    (1000, 2): (57, 441014),
    (1000, 3): (18, 511271),
    (10000, 1): (44, 751706),
    (10000, 2): (44, 152344),
    (10000, 3): (26, 77660),
}
"""(nodes, seed) -> (ended, checksum)."""
