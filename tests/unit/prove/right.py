"""Ten small stories that were proved right by hand, each of another kind; and how the faults in them are planted."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.stories import SOUNDS
from tests.unit.prove.faults import Edit


class Told(NamedTuple):
    """A story as text: its head, and one scene or two."""

    head: str
    a: str
    b: str = ""

    def scenes(self) -> dict[str, str]:
        """Return the scenes by name."""
        return {"a": self.a, "b": self.b} if self.b else {"a": self.a}

    def edited(self, edits: Iterable[tuple[str, str] | Edit]) -> "Told":
        """Return the story with texts replaced; each must be there, and once."""
        parts = list(self)
        for old, new, *_at in edits:
            counts = [part.count(old) for part in parts]
            assert sum(counts) == 1, (old, counts)
            at = counts.index(1)
            parts[at] = parts[at].replace(old, new)
        return Told(*parts)


COINS = Told(
    """
variables:
  coins: {type: int, min: 0, max: 3}
  key: {type: flag}
  side: {type: enum, values: [left, right]}
endings:
  rich: {title: Rich, when: coins == 3, priority: 2}
  out: {title: Out, priority: 0}
  lost: {title: Lost, early: true}
beats: {required: [B01, B02]}
promises:
  - {id: never_broke, never: 'ended("rich") and coins < 3'}
  - {id: has_key, reachable: key}
  - {id: an_end, can_always_reach: ended()}
  - {id: hall_first, before: ['visited("a/hall")', 'visited("a/door")']}
""",
    """
nodes:
  one:
    text: A field.
    beats: [B01]
    choices:
      - {id: east, label: East., set: {side: right}, to: hall}
      - {id: west, label: West., set: {side: left}, to: hall}
  hall:
    text: [{when: side == left, say: Left., else: Right.}, {first: New., again: Known.}]
    beats: [B02]
    choices:
      - {id: dig, label: Dig., when: coins < 3, sticky: true, add: {coins: 1}, to: hall}
      - {id: take, label: Take the key., set: {key: true}, to: stay}
      - {id: go, label: Go., when: key, to: door}
      - {id: flee, label: Flee., to: "ending:lost"}
  door:
    text: A door.
    choices:
      - {id: through, label: Through., to: "ending:auto"}
""",
)
"""Flags, a count, an enum; an ending that is chosen by what was gathered."""

HUNT = Told(
    "variables: {calls: {type: int, min: 0, max: 9}, steps: {type: int, min: 0, max: 12}}\n"
    + SOUNDS
    + """
places:
  near: {kind: outdoors, distance: 15, foliage: 15, ambient: 43}
close_calls: {variable: calls, limit: {story: none, standard: 1, strict: 0}}
endings:
  out: {title: Out, priority: 0}
  caught: {title: Caught, early: true}
promises:
  - {id: at_most_once, never: calls > 1}
  - {id: once, reachable: 'calls == 1 and at("a/shed")'}
  - {id: unheard, reachable: 'at("a/shed") and attention == 0'}
  - {id: only_by_sound, never: cube == locked_on and not heard}
  - {id: not_by_hushing, never: 'at("a/shed") and steps == 0 and calls > 0'}
  - {id: some_end, can_always_reach: ended()}
""",
    """
place: near
events: {locked_on: lock, taken: gone}
nodes:
  one:
    text: A wood.
    choices:
      - {id: wait, label: Wait., sticky: true, to: stay}
      - {id: creep, label: Creep., sounds: [hush], to: shed}
      - {id: run, label: Run., sounds: [shout], when: steps < 12, sticky: true, add: {steps: 1}, to: one}
      - {id: dash, label: Dash., when: steps >= 2, locked: Not yet., sounds: [step], to: shed}
  shed:
    text: A shed.
    choices:
      - {id: on, label: On., to: "ending:auto"}
  lock:
    text: It has you.
    choices:
      - {id: give, label: Give., sticky: true, to: return}
  gone:
    text: Two coats.
    to: ending:caught
""",
)
"""Noise, a cube that hears it, close calls and their limit."""

CHASE = Told(
    """
variables:
  gap: {type: int, min: 0, max: 6, start: 3}
  calls: {type: int, min: 0, max: 9}
  hall: {type: int, min: 0, max: 7}
sounds: {pad: {level: 40, seconds: 10}, step: {level: 62, seconds: 10}}
places: {way: {kind: chase, gap: gap, room: 399, ambient: 28}}
close_calls: {variable: calls, limit: {story: none, standard: 1, strict: 1}}
start_meter: {cube: hunting, attention: 85}
endings:
  away: {title: Away, when: gap >= 4, priority: 1}
  out: {title: Out, priority: 0}
  caught: {title: Caught, early: true}
promises:
  - {id: caught_at_nought, never: 'cube == locked_on and gap > 0'}
  - {id: far, reachable: 'ended("away")'}
  - {id: door_first, before: ['visited("a/door")', 'ended("out") or ended("away")']}
  - {id: an_end, can_always_reach: ended()}
  - {id: once, never: calls > 1}
""",
    """
place: way
events: {locked_on: lock, taken: gone}
nodes:
  one:
    text: Halls.
    choices:
      - {id: pad, label: On your toes., when: hall < 7, sticky: true, sounds: [pad], chase: {speed: run},
         add: {hall: 1}, to: one}
      - {id: run, label: Run., when: hall < 7, sticky: true, sounds: [step], chase: {speed: run},
         add: {hall: 1}, to: one}
      - {id: stand, label: Stand., when: hall < 7, sticky: true, add: {hall: 1}, to: one}
      - {id: shut, label: The door., when: hall == 7, chase: {speed: walk, door: true}, to: door}
  door:
    text: It shuts.
    to: ending:auto
  lock:
    text: It has you.
    choices:
      - {id: on, label: On., sticky: true, to: return}
  gone:
    text: Two coats.
    to: ending:caught
""",
)
"""A chase: a lead that grows and shrinks, and is lost."""

FILM = Told(
    """
variables:
  has_camcorder: {type: flag}
  battery: {type: int, min: 0, max: 7, start: 7}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 2, reserve: 1, frames: 2}
endings:
  seen: {title: Seen, when: filmed("wall") and filmed("door"), priority: 2}
  half: {title: Half, when: frames > 0, priority: 1}
  none: {title: None, priority: 0}
beats: {required: [B01]}
promises:
  - {id: reserve, never: battery < 1}
  - {id: nothing_without_it, never: frames > 0 and not has_camcorder}
  - {id: both, reachable: frames == 2}
  - {id: camcorder_first, before: ['visited("a/shelf")', 'filmed("wall")']}
  - {id: lowered_at_the_end, never: ended() and lens}
""",
    """
told_by: taejun
nodes:
  one:
    text: A hall.
    choices:
      - {id: shelf, label: To the shelf., to: shelf}
  shelf:
    enter: {set: {has_camcorder: true}}
    text: A camcorder.
    beats: [B01]
    choices:
      - {id: wall, label: The wall., to: wall}
  wall:
    text: {bare: Concrete., lens: Paint.}
    film: wall
    choices:
      - {id: door, label: The door., to: door}
      - {id: leave, label: Leave., to: "ending:auto"}
  door:
    text: {bare: A gap., lens: A door.}
    film: door
    choices:
      - {id: back, label: Back., to: wall}
      - {id: out, label: Out., to: "ending:auto"}
""",
)
"""Free acts: a camcorder, its battery and its frames."""

ROOM = Told(
    """
variables:
  rope: {type: flag}
  lamp: {type: flag}
  lit: {type: flag}
endings:
  down: {title: Down, priority: 0}
  up: {title: Up}
beats: {required: [B01, B02, B03]}
promises:
  - {id: left_behind, never: 'at("b/shaft") and lamp'}
  - {id: tied, reachable: 'at("b/floor")'}
  - {id: rope_first, before: ['chose("a/chest.rope")', 'visited("b/floor")']}
  - {id: light_first, always: 'not visited("b/floor") or lit'}
  - {id: an_end, can_always_reach: 'ended("up") or ended("down")'}
""",
    """
nodes:
  one:
    text: [A room., {when: rope, say: You have a rope.}]
    beats: [B01]
    choices:
      - {id: chest, label: The chest., to: chest}
      - {id: shelf, label: The shelf., to: shelf}
      - {id: window, label: The window., to: window}
      - {id: on, label: On., when: lamp and rope, locked: It is dark., sticky: true, to: b/shaft}
      - {id: wait, label: Wait., sticky: true, to: stay}
  chest:
    text: A chest.
    choices:
      - {id: rope, label: The rope., set: {rope: true}, to: one}
  shelf:
    text: A shelf.
    choices:
      - {id: lamp, label: The lamp., set: {lamp: true}, to: one}
  window:
    text: A window.
    to: one
""",
    """
nodes:
  shaft:
    enter: {set: {lit: lamp, lamp: false}}
    text: A shaft.
    beats: [B02]
    choices:
      - {id: down, label: Down., when: rope, to: floor}
      - {id: up, label: Up., to: top}
  floor:
    text: The floor.
    beats: [B03]
    choices:
      - {id: on, label: On., to: "ending:auto"}
  top:
    text: The top.
    beats: [B03]
    to: ending:up
""",
)
"""A hub with three spokes, and a scene after it that takes away what it gave."""

SCALE = Told(
    """
variables:
  left: {type: int, min: 0, max: 4, start: 2}
  right: {type: int, min: 0, max: 4, start: 2}
  total: {type: int, min: 0, max: 8}
  poise: {type: enum, values: [even, tilted]}
derived: {level: left == right}
endings:
  fair: {title: Fair, when: poise == even, priority: 1}
  unfair: {title: Unfair, priority: 0}
promises:
  - {id: nothing_lost, always: 'left + right == 4'}
  - {id: weighed, never: 'at("a/one") and total != 4'}
  - {id: even_is_fair, never: 'ended("fair") and not level'}
  - {id: all_left, reachable: left == 4}
  - {id: level_again, can_always_reach: 'level or ended()'}
""",
    """
nodes:
  one:
    enter: {set: {total: left + right}}
    text: [{when: level, say: Even., else: Tilted.}]
    choices:
      - {id: lift, label: From right to left., when: right > 0, sticky: true,
         set: {left: left + 1, right: right - 1}, to: one}
      - {id: drop, label: From left to right., when: left > 0, sticky: true,
         set: {left: left - 1, right: right + 1}, to: one}
      - {id: done, label: Done., to: judge}
  judge:
    text: The judge looks.
    choices:
      - {id: fair, when: level, set: {poise: even}, to: "ending:auto"}
      - {id: unfair, set: {poise: tilted}, to: "ending:auto"}
""",
)
"""Sums: effects that are worked out, and fallbacks that decide by themselves."""

STAIRS = Told(
    """
variables: {tired: {type: int, min: 0, max: 3}}
endings:
  roof: {title: Roof, when: 'visits("a/landing") >= 3', priority: 1}
  street: {title: Street, priority: 0}
  fallen: {title: Fallen, early: true}
beats: {required: [B01]}
promises:
  - {id: three_floors, never: 'ended("roof") and visits("a/landing") < 3'}
  - {id: roof_first, reachable: 'ended("roof") and not chose("a/landing.rest")'}
  - {id: no_fourth, never: 'visits("a/landing") > 3'}
  - {id: rests_once, never: 'chose("a/landing.rest") and tired > 2 and visits("a/landing") < 2'}
  - {id: an_end, can_always_reach: ended()}
""",
    """
nodes:
  one:
    text: Stairs.
    choices:
      - {id: up, label: Up., to: landing}
  landing:
    enter: {add: {tired: 1}}
    text: [{cycle: [First floor., Second floor., Third floor.]}, {first: A plant., again: Another plant.}]
    beats: [B01]
    choices:
      - {id: up, label: Up., when: 'visits("a/landing") < 3', sticky: true, to: landing}
      - {id: rest, label: Rest., add: {tired: -1}, to: stay}
      - {id: jump, label: Jump., when: tired == 3, to: "ending:fallen"}
      - {id: out, label: Out., to: "ending:auto"}
""",
)
"""Visits that are counted, texts that go on by them."""

SIGNS = Told(
    "variables: {calls: {type: int, min: 0, max: 9}, knows: {type: flag}, felt: {type: flag}, said: {type: flag}}\n"
    + SOUNDS
    + """
gear: {socks: {when: felt, on: [step], level: -40}}
channels:
  sign: {needs: not dark, else: Too dark., sounds: [hush]}
  touch: {sounds: [hush]}
places: {near: {kind: outdoors, distance: 15, foliage: 15, ambient: 43}}
close_calls: {variable: calls, limit: {story: none, standard: none, strict: none}}
endings: {out: {title: Out, priority: 0}}
promises:
  - {id: no_signs_in_the_dark, never: 'chose("a/cellar.tell")'}
  - {id: touched, reachable: 'said and at("a/out")'}
  - {id: in_socks, never: 'at("a/out") and felt and cube == hunting'}
  - {id: known, before: ['knows or visited("a/cellar")', 'visited("a/out")']}
  - {id: an_end, can_always_reach: 'ended("out")'}
""",
    """
place: near
events: {locked_on: lock}
nodes:
  one:
    text: [Leaves., {when: looked, say: A cellar.}]
    choices:
      - {id: look, label: Look., look: true, set: {knows: true}, to: stay}
      - {id: dress, label: Dress., set: {felt: true}, to: stay}
      - {id: tell, label: Tell., by: sign, set: {said: true}, to: stay}
      - {id: down, label: Down., sounds: [step, shout], unknown: knows, to: cellar}
  cellar:
    enter: {meter: {cube: calm, attention: 0}}
    dark: true
    text: Nothing.
    choices:
      - {id: tell, label: Tell., by: sign, set: {said: true}, to: stay}
      - {id: press, label: Press., by: touch, set: {said: true}, to: stay}
      - {id: walk, label: On., sounds: [step], to: out}
  out:
    text: The street.
    choices:
      - {id: on, label: On., to: "ending:auto"}
  lock:
    text: It has you.
    choices:
      - {id: on, label: On., sticky: true, to: return}
""",
)
"""Signs, touches, the dark, a glance, unknown footing, what is worn."""

SWITCH = Told(
    """
variables:
  line: {type: enum, values: [red, blue, green]}
  fare: {type: int, min: 0, max: 2, start: 1}
  slept: {type: flag}
endings:
  sea: {title: Sea, priority: 0}
  hill: {title: Hill}
  depot: {title: Depot, early: true}
beats: {required: [B01, B02]}
promises:
  - {id: blue_to_the_hill, never: 'ended("hill") and line != blue'}
  - {id: green_sleeps, always: 'not (ended("sea") and line == green) or slept'}
  - {id: paid, never: 'at("a/train") and fare == 2'}
  - {id: every_line, reachable: 'at("a/train") and line == green'}
  - {id: bench_first, before: ['visited("a/one")', 'ended()']}
""",
    """
nodes:
  one:
    text: A bench.
    beats: [B01]
    choices:
      - {id: sweets, label: Sweets., add: {fare: -1}, to: stay}
      - {id: red, label: Red., set: {line: red}, to: gate}
      - {id: blue, label: Blue., set: {line: blue}, to: gate}
      - {id: green, label: Green., set: {line: green}, to: gate}
  gate:
    text: A gate.
    choices:
      - {id: pay, when: fare > 0, add: {fare: -1}, say: [{when: line == red, say: Red., else: Other.}], to: train}
      - {id: stay, to: depot}
  train:
    text: A train.
    beats: [B02]
    choices:
      - {id: nap, when: line == green, set: {slept: true}, to: shore}
      - {id: hill, when: line == blue, to: "ending:hill"}
      - {id: sea, to: shore}
  shore:
    text: Waves.
    to: ending:auto
  depot:
    text: A depot.
    choices:
      - {id: find, label: A coin on the floor., sticky: true, add: {fare: 1}, to: gate}
      - {id: sleep, label: Sleep., to: "ending:depot"}
""",
)
"""A story that goes on by itself: fallbacks in order, nodes that read on, words that vary."""

WALK = Told(
    """
variables:
  purse: {type: int, min: 0, max: 6, start: 3}
  rounds: {type: flag}
endings:
  rich: {title: Rich, when: purse == 6, priority: 1}
  ruined: {title: Ruined, priority: 0}
promises:
  - {id: ruined_or_rich, never: 'ended("ruined") and purse > 0'}
  - {id: rich, reachable: 'ended("rich")'}
  - {id: a_round_first, before: [rounds, ended()]}
  - {id: an_end, can_always_reach: 'ended("ruined") or ended("rich")'}
  - {id: never_past, never: 'at("a/one") and (purse == 0 or purse == 6)'}
""",
    """
nodes:
  one:
    text: A table.
    choices:
      - {id: win, label: Win., sticky: true, add: {purse: 1}, set: {rounds: true}, to: count}
      - {id: lose, label: Lose., sticky: true, add: {purse: -1}, set: {rounds: true}, to: count}
  count:
    text: You count.
    choices:
      - {id: end, when: purse == 0 or purse == 6, to: "ending:auto"}
      - {id: on, to: one}
""",
)
"""A circle that may never end, and from which an end can always be reached."""

RIGHT = {
    "coins": COINS, "hunt": HUNT, "chase": CHASE, "film": FILM, "room": ROOM,
    "scale": SCALE, "stairs": STAIRS, "signs": SIGNS, "switch": SWITCH, "walk": WALK,
}  # fmt: skip
