"""A play given back from a save, under the story as it is now.

Same structure: the moves are made again, and lead to the same place. Else they are made again under new names; where
they no longer lead there, the place itself is looked for by name; where that is gone, the moves as far as they hold,
if that is still in the scene; else the scene begins anew.
"""

from enum import Enum

from msgspec import Struct

from game.i18n import N_, _
from game.model.state import State
from game.model.story import Story
from game.play.errors import ChoiceError
from game.play.mapping import Names, state_of
from game.play.saves import Moment, Save, Start, structure
from game.play.session import Session
from game.rules import Rules, rules_of
from game.rules.flow import is_ending, scene_of


class How(Enum):
    """How a play was given back; what its player is told."""

    AS_IT_WAS = ""
    REPLAYED = N_("The story has changed since you played it; all your choices still hold, and lead here: {scene}.")
    MAPPED = N_(
        "The story has changed since you played it; you are where you were, but what came before can no longer be "
        "taken back: {scene}."
    )
    AS_FAR = N_("The story has changed since you played it; your choices hold as far as this: {scene}.")
    SCENE = N_("The story has changed since you played it, and your place is gone; its scene begins anew: {scene}.")


class Replayed(Struct, frozen=True):
    """A play given back."""

    session: Session
    how: How

    @property
    def said(self) -> str | None:
        """The sentence for its player; None where there is nothing to say."""
        return _(self.how.value).format(scene=self.session.turn.scene) if self.how.value else None


def given_back(story: Story, save: Save) -> Replayed:
    """Return a save's play under the story as it is now, as much of it as there can be."""
    session, held = _replayed(story, save)
    state = _reached(session.rules, save.state)
    there = session.state.node == Names(story).node(save.state.node)
    if held and (there or state is None):
        same = save.structure == structure(story) and session.state == state
        return Replayed(session, How.AS_IT_WAS if same else How.REPLAYED)
    if state:
        return Replayed(_going_on(story, save, state), How.MAPPED)
    scene = scene_of(save.state.node)
    if scene_of(session.state.node) == scene and len(session.moves) > 0:
        return Replayed(session, How.AS_FAR)
    begun = _scene_start(session.rules, save.scene_start) if save.scene_start else None
    if begun:
        return Replayed(_going_on(story, save, begun), How.SCENE)
    return Replayed(session, How.AS_FAR)


def _replayed(story: Story, save: Save) -> tuple[Session, bool]:
    """Make a save's moves again, as far as they hold; return the play, and whether all did."""
    names, began = Names(story), save.start
    session = _begun(story, names, began)
    if began.state and session.start.state is None:
        return session, False
    for move in save.moves:
        try:
            session.move(names.move(move))
        except ChoiceError:
            return session, False
    return session, True


def _begun(story: Story, names: Names, began: Start) -> Session:
    """Return a play at its first page."""
    at = names.node(began.at) if began.at else None
    at = at if at in story.nodes else None
    state = _reached(rules_of(story), began.state) if began.state else None
    footage = began.footage if state else ()
    return Session(story, began.difficulty, at=at, values=names.values(began.values), state=state, footage=footage)


def _going_on(story: Story, save: Save, state: State) -> Session:
    """Return a play that goes on in a state, of whose moves nothing is known any more."""
    names = Names(story)
    values = names.values(save.start.values)
    return Session(story, save.start.difficulty, values=values, state=state, footage=save.footage)


def _reached(rules: Rules, moment: Moment) -> State | None:
    """Return a moment as a state in which there is something to do, or the play has ended."""
    state = state_of(rules, moment)
    return state if state and _goes_on(rules, state) else None


def _goes_on(rules: Rules, state: State) -> bool:
    return is_ending(state.node) or (rules.nodes[state.node].settles and bool(rules.options(state)))


def _scene_start(rules: Rules, moment: Moment) -> State | None:
    """Return the state in which a scene begins anew: where it began, else at its first node."""
    state = _reached(rules, moment)
    scene = rules.story.scenes.get(scene_of(moment.node))
    if state or scene is None:
        return state
    before = state_of(rules, moment, scene.nodes[0])
    begun = rules.arrive(before, scene.nodes[0])[0] if before else None
    return begun if begun and _goes_on(rules, begun) else None
