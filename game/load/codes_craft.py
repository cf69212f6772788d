"""LK526 to LK535: what critics say of a story without errors, and what is waived without need."""

from game.i18n import N_
from game.load.codes import Code

CODES = (
    Code(
        "LK526",
        "warning",
        N_("at '{name}' the quietest choice, '{choice}', gives as much as every louder one"),
        N_("let a louder one give more: words, a gain, a frame, a lead; or say why not under 'waive'"),
        "Quiet has a price: it is slow, or blind, or cold. Compared are the words newly read (what is said, and the "
        "text arrived at), the variables gained, frames, and the lead in a chase.",
        "choices: [{id: hush, label: Hush., to: b}, {id: run, label: Run., sounds: [leaves_run], to: b}]",
    ),
    Code(
        "LK527",
        "hint",
        N_("the hub '{name}' has {count} choices that are used up, over {most}"),
        N_("part it into two hubs, or make some of them 'sticky'"),
        "Each choice that is used up, at a node one comes back to, doubles what a proof has to look at.",
        "a hall with six rooms, each entered once",
    ),
    Code(
        "LK528",
        "hint",
        N_("at '{name}' more than {most} flags matter that are over with the scene: {flags}"),
        N_("reset some of them earlier, or fold them into one enum"),
        "Flags that live at the same time multiply.",
        "lit, wet, late and torn, all asked for at the end of the scene",
    ),
    Code(
        "LK529",
        "hint",
        N_("the scene '{name}' changes more than {most} flags that later scenes ask for: {flags}"),
        N_("fold them into one small enum at the scene's end"),
        "What lasts is carried through every later scene.",
        "set: {took_hat: true} … and five more like it",
    ),
    Code(
        "LK530",
        "hint",
        N_("'{name}' counts to {high}, and nothing tells more than {most} apart"),
        N_("let its 'max' be {most}"),
        "A count ends where the story compares.",
        "bruises: {type: int, min: 0, max: 9}      # asked only as `bruises >= 3`",
    ),
    Code(
        "LK531",
        "hint",
        N_("more than {most} frames are asked for by name: {frames}"),
        N_("ask for 'frames', how many there are"),
        "Each frame asked for by name is a flag from there to the end.",
        'when: filmed("her") and filmed("hall") …',
    ),
    Code(
        "LK532",
        "hint",
        N_("the close call '{name}' can cost each of many things by name: {flags}"),
        N_("offer them by kind ('the last of what is in her pocket')"),
        "What is lost one by one is carried one by one.",
        "set: {button: false} … and five more like it",
    ),
    Code(
        "LK533",
        "hint",
        N_("'{name}' asks for the flag '{flag}', which an earlier scene has set"),
        N_("fold what that scene did into a small enum, or ask for it in one of the last scenes"),
        "A guard on something long past keeps it alive in between. Texts may ask for anything.",
        "when: took_hat      # two scenes later",
    ),
    Code(
        "LK534",
        "hint",
        N_("'{name}' is entered with whatever the meter stands at"),
        N_("set it under 'enter: meter' where the story gives a reason (a door shut, a stair climbed)"),
        "A meter that starts anew cuts a proof into scenes.",
        "a scene's first node without `enter: {meter: …}`",
    ),
    Code(
        "LK535",
        "hint",
        N_("'{name}' waives {waived}, which is not reported there"),
        N_("take it out"),
        "`waive` gives the reason why a warning or a hint does not hold at a node.",
        "waive: {LK526: He is asleep.}",
    ),
)
