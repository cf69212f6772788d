"""Players as Markov chains, held against closed forms."""

from fractions import Fraction

import pytest

from game.model.story import Difficulty
from game.prove.chains import PLAYERS, chained, figures, solved
from game.prove.explore.chart import Chart
from game.prove.explore.limits import Budget, Limit
from game.rules import Rules
from tests.stories import HUNTED, HUNTED_SCENE, make_story

ROUNDS = 20


def ruin(won: int, lost: int) -> Chart:
    """Return a walk from 10 between 0 and 20: of `won` + `lost` choices so many lead up, so many down."""
    choices = [f"      - {{id: u{n}, label: Up., sticky: true, add: {{purse: 1}}, to: two}}" for n in range(won)]
    choices += [f"      - {{id: d{n}, label: Down., sticky: true, add: {{purse: -1}}, to: two}}" for n in range(lost)]
    scene = "\n".join(
        [
            "nodes:",
            "  one:",
            "    text: A table.",
            "    choices:",
            *choices,
            "  two:",
            "    choices:",
            "      - {id: rich, when: purse == 20, sticky: true, to: 'ending:rich'}",
            "      - {id: poor, when: purse == 0, sticky: true, to: 'ending:poor'}",
            "      - {id: on, sticky: true, to: one}",
        ]
    )
    head = (
        "variables: {purse: {type: int, min: 0, max: 20, start: 10}}\nendings: {rich: {title: R}, poor: {title: P}}\n"
    )
    return Chart(Rules(make_story(head, a=scene)), Difficulty.STANDARD, Budget())


@pytest.mark.parametrize(("won", "lost"), [(1, 1), (2, 3)])
def test_the_gamblers_ruin_is_the_closed_form(won: int, lost: int) -> None:
    chain = chained(ruin(won, lost), PLAYERS["uniform"], Budget())
    shares, player = solved(chain)
    odds = Fraction(lost, won)
    rich = Fraction(1, 2) if odds == 1 else (1 - odds**10) / (1 - odds**ROUNDS)
    p = Fraction(won, won + lost)
    turns = Fraction(100) if odds == 1 else (10 - ROUNDS * rich) / (1 - 2 * p)
    assert shares["rich"] == pytest.approx(float(rich), abs=1e-9)
    assert shares["poor"] == pytest.approx(float(1 - rich), abs=1e-9)
    assert player.choices == pytest.approx(float(turns), abs=1e-7)


def test_fractions_and_scipy_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    chain = chained(ruin(2, 3), PLAYERS["uniform"], Budget())
    exact, player = solved(chain)
    monkeypatch.setattr("game.prove.chains.EXACT", 0)
    near, other = solved(chain)
    assert near == pytest.approx(exact, abs=1e-12)
    assert other.choices == pytest.approx(player.choices, abs=1e-9)
    assert 0 <= other.residual < 1e-9


def test_shares_of_all_endings_are_one_where_every_play_ends() -> None:
    chart = Chart(Rules(make_story(HUNTED, a=HUNTED_SCENE)), Difficulty.STRICT, Budget())
    for shares, player, _limit in figures(chart, Budget(), most=3_000, crowd=3_000).values():
        if shares is not None and player is not None and player.choices is not None:
            assert sum(shares.values()) == pytest.approx(1, abs=1e-9)


def test_a_chain_that_is_too_large_is_left_undone_with_its_limit() -> None:
    chart = Chart(Rules(make_story(HUNTED, a=HUNTED_SCENE)), Difficulty.STANDARD, Budget())
    undone = figures(chart, Budget(), most=20, crowd=20)["loud"]
    assert (undone.shares, undone.player, undone.limit) == (None, None, Limit("states", 20))
