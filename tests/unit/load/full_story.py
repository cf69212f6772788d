"""A small story that uses every feature of the format, as strings to be written into a folder.

Other tests may start from it: `write(folder)` writes it, `write(folder, {"story.yaml": …})` with files replaced.
"""

from pathlib import Path

HEAD = """\
format: 1
id: small_whole
title: A Small Whole
version: 1.0.0
language: en
start: wood/wake
scenes: [wood, hall, flight]
variables:
  bruises:       {type: int, min: 0, max: 4, start: 1}
  trust:         {type: int, min: -2, max: 5}
  dread:         {type: int, min: 0, max: 9, start: 0}
  side:          {type: enum, values: [left, right], start: left}
  top:           {type: enum, values: [bare, strip, ring]}
  rain:          {type: flag, start: true}
  wears_dress:   {type: flag}
  knows_floor:   {type: flag}
  meter_away:    {type: flag}
  took_button:   {type: flag}
  took_key:      {type: flag}
  has_camcorder: {type: flag}
  battery:       {type: int, min: 0, max: 24, start: 24}
  gap:           {type: int, min: 0, max: 6, start: 3}
  close_calls:   {type: int, min: 0, max: 9}
  heap:          {type: int, min: 0, max: 99, start: 7, profile: true}
derived:
  hurt: bruises >= 3
  kept: took_button + took_key
  other_side: side
  worse: hurt or kept * 2 - bruises > 1
sounds:
  touch:       {level: 12, seconds: 1, source: estimate}
  leaves_walk: {level: 52, seconds: 10}
  leaves_run:  {level: 62, seconds: 10}
  gasping:     {level: 50, seconds: 10, breath: true}
  bottle:      {level: 88, seconds: 0.5, decoy: true, name: The bottle.}
  glass:       {level: 65, seconds: 1}
gear:
  dress: {when: wears_dress, on: [leaves_run, leaves_walk], level: 6}
places:
  wood:      {kind: outdoors, distance: 40, foliage: 40, ambient: 43}
  wood_rain: {kind: outdoors, distance: 40, foliage: 40, ambient: 58, turn: 12}
  hall:      {kind: indoors, distance: 30, room: 399, losses: [21], ambient: 28, turn: 10}
  corridor:  {kind: chase, gap: gap, room: 399, ambient: 28, turn: 3}
start_meter: {cube: listening, attention: 15}
camcorder: {needs: has_camcorder, battery: battery, raise: 1, film: 2, reserve: 1, frames: 3}
close_calls: {variable: close_calls, limit: {story: none, standard: 3, strict: 1}}
endings:
  the_strip:   {title: The Strip, when: top == strip and filmed_booth, priority: 20}
  last_light:  {title: The Last Light, priority: 0}
  taken_early: {title: Two More Coats, early: true}
notes: [{id: pursuit, text: You are hunted.}]
pictures: {wood_far: {bare: A wood., lens: A park.}, pose: {bare: Two., lens: Three.}, kiss: {bare: An ear.}}
screen: {margin: dread, counter: dread, title: wood_far}
beats: {required: [B01, B02], optional: [B03]}
promises:
  - {id: strip, reachable: ended("the_strip")}
  - {id: no_silent_lock, never: cube == locked_on and not heard}
  - {id: in_bounds, always: 2 <= attention + trust * 2 + bruises < 101}
  - {id: hope, can_always_reach: ended()}
  - {id: order, before: ['visited("wood/wake")', 'visited("hall/door")']}
"""

WOOD = """\
scene: wood
title: The wood
told_by: jihye
place: wood
events: {locked_on: close_call, taken: taken}
skip: {say: They reach the hall., set: {side: left}, add: {trust: 1}, to: hall/door}
nodes:
  wake:
    art: wood_far
    beats: [B01]
    notes: [pursuit]
    place: [{when: rain, use: wood_rain}, {use: wood}]
    text:
      - The branches have stopped _moving_ where they should not have.
      - {when: hurt, say: Your knee will not lock., else: Your knee holds.}
      - {first: You count the trunks., again: You have counted the trunks.}
      - {cycle: [Left., Right., [Still., Very still.]]}
      - [He signs, "«Now, _please_»", 'on your {side}, {{so}}', {when: rain, say: in the rain.}]
      - |
        snake_case stays, and so
        does [this].

        A second paragraph.
    choices:
      - id: follow
        label: Take his wrist. Two taps, _now_.
        sounds: [touch, leaves_walk]
        set: {side: right, rain: not rain}
        add: {trust: 1}
        say: He comes.
        to: thicket
      - id: run
        label: Run for the wall.
        when: not hurt
        locked: Your knee says no.
        sounds: [[leaves_run, gasping], glass]
        unknown: knows_floor
        sticky: true
        to: hall/door
      - id: look
        label: Look at the floor.
        look: true
        when: not knows_floor and not chose("wood/wake.follow")
        set: {knows_floor: true, dread: dread + 1}
        to: stay
      - id: wait
        to: thicket
  thicket:
    text: Leaves.
    beats: [B02]
    enter: {add: {dread: 1}, meter: {cube: hunting, attention: 85}}
    to: clearing
  clearing:
    told_by: both
    text: '"Here," he says. It is 1:30.'
    enter: {meter: {at_least: 20}}
    silent: true
    choices:
      - {id: go, label: Go., sticky: true, to: hall/door}
  close_call:
    text: It stops over you.
    choices:
      - {id: hold, label: Hold still., sticky: true, add: {bruises: 1}, to: return}
  taken:
    text: Two more coats.
    to: ending:taken_early
"""

HALL = """\
scene: hall
title: The hall
told_by: taejun
place: hall
events: {locked_on: close_call, taken: over}
nodes:
  door:
    text: {bare: 'A fork, empty.', lens: 'A macaron, pink.'}
    film: macaron
    choices:
      - {id: find, label: Find the camcorder., set: {has_camcorder: true, wears_dress: true}, to: stay}
      - {id: button, label: Take the button., when: visits("hall/door") >= 1, set: {took_button: true}, to: stay}
      - {id: key, label: Take the key., when: kept < 2 and difficulty != strict, set: {took_key: true}, to: booth}
      - {id: throw, label: Throw a bottle., sounds: [bottle], when: cube >= searching, to: booth}
      - {id: leave, label: Leave., sounds: [leaves_run], sticky: true, to: flight/run}
  booth:
    told_by: camcorder
    text: The light goes four times.
    film: booth
    beats: [B03]
    prints:
      - [{art: pose}]
      - [{when: kept > 1, art: kiss}, {art: pose}]
    choices:
      - {id: pose, label: Pose., when: lens and frames < 3, set: {top: strip}, to: door}
      - {id: ring, label: The ring., when: top == bare or calm < cube <= hunting, set: {top: ring}, to: door}
      - {id: back, label: Back., when: other_side == left or worse or meter_away, to: door}
      - {id: on, to: door}
  close_call:
    text: It turns.
    to: return
  over:
    text: Taken.
    to: ending:taken_early
"""

FLIGHT = """\
scene: flight
title: The flight
told_by: both
place: corridor
events: {locked_on: caught, taken: taken}
nodes:
  run:
    text: The corridor.
    clock: {seconds: 8, late: stumble}
    choices:
      - {id: sprint, label: Sprint., sounds: [leaves_run], chase: {speed: run}, to: reel}
      - id: slam
        label: Slam the door.
        sounds: [glass]
        chase: {speed: walk, door: true, thrown: true}
        set: {meter_away: true, heap: heap + 2}
        to: reel
      - {id: stumble, label: Stumble., sticky: true, chase: {speed: still}, to: reel}
  reel:
    text: {footage: true}
    enter: {add: {heap: 2}}
    to: ending:auto
  caught:
    text: A door slams between you.
    to: return
  taken:
    text: And then nobody runs.
    to: ending:taken_early
"""

FILES = {
    "story.yaml": HEAD,
    "scenes/wood.yaml": WOOD,
    "scenes/hall.yaml": HALL,
    "scenes/flight.yaml": FLIGHT,
}


def write(folder: Path, changed: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the story into `folder`/story, with some files replaced, added or (None) left out; return its folder."""
    story = folder / "story"
    (story / "scenes").mkdir(parents=True, exist_ok=True)
    files: dict[str, str | bytes | None] = {**FILES, **(changed or {})}
    for name, text in files.items():
        if text is not None:
            (story / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return story


def edited(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """Return a change for `write`: one file with its only `old` replaced by `new`."""
    text = FILES[name]
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in {name}")
    return {name: text.replace(old, new)}
