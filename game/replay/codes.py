"""Every code that path scripts report: what it says and how it is cured. Codes are stable: never use one again."""

from msgspec import Struct

from game.i18n import N_


class Entry(Struct, frozen=True):
    """One kind of problem. Both sentences may hold `{details}`."""

    message: str
    cure: str = ""
    """Empty where only the tester can tell which of the two is wrong, the script or the story."""


CODES: dict[str, Entry] = {
    # The script itself: exit status 2, nothing is played
    "LK601": Entry(N_("'{name}' is no key of {owner}"), N_("the keys are: {keys}")),
    "LK602": Entry(N_("the script has no '{name}'"), N_("add the line '{name}: …'")),
    "LK603": Entry(N_("{what} cannot be {found}"), N_("write {expected}")),
    "LK604": Entry(N_("'{name}' stands here twice"), N_("keep one of the two; their values may go into one list")),
    "LK605": Entry(N_("a step does one thing, and this one has {count} keys"), N_("begin each with its own '- '")),
    "LK606": Entry(N_("no choice of the story is called '{name}'"), N_("write the choice's id as the story has it")),
    "LK607": Entry(N_("the story has no node '{name}'"), N_("write scene/node, or ending:ID")),
    "LK608": Entry(N_("the story has no variable '{name}'"), N_("write a name from `variables` of story.yaml")),
    "LK609": Entry(N_("'{name}' is never {found}"), N_("it can be {expected}")),
    "LK610": Entry(N_("{what} cannot be '{name}'"), N_("write one of: {expected}")),
    "LK611": Entry(N_("the story has no ending '{name}'"), N_("the endings are: {expected}")),
    "LK612": Entry(N_("'{text}' runs backwards"), N_("write the smaller number first")),
    "LK613": Entry(N_("the pattern {text} cannot be read: {reason}"), N_("mend it, or write the words without / /")),
    "LK614": Entry(N_("the story has no scene '{name}'"), N_("write the scene's id or its title")),
    "LK615": Entry(N_("a play never stops at '{name}', it reads on"), N_("write a node that has choices")),
    "LK616": Entry(N_("{path} holds no path scripts"), N_("their names end in .path.yaml")),
    "LK617": Entry(N_("there is no {path}"), N_("give path scripts, or folders that hold some")),
    # The play: exit status 1
    "LK651": Entry(N_("{what} should be {expected}, but it is {found}")),
    "LK652": Entry(N_("'{name}' cannot be chosen here"), N_("choose something that is offered: {offered}")),
    "LK653": Entry(N_("'{name}' is shown here, but it is locked: {reason}"), N_("bring about what it waits for")),
    "LK654": Entry(N_("'{name}' cannot be done here"), N_("what can be done: {offered}")),
    "LK655": Entry(N_("no choices lead from here to {name}"), N_("begin earlier, or prepare the way with choices")),
    "LK656": Entry(
        N_("the way to {name} was not found among the {limit} moments nearest to here"),
        N_("go by way of a nearer place first"),
    ),
    "LK657": Entry(N_("only {done} of {times} moves could be taken back"), N_("on Strict one may be taken back")),
    "LK658": Entry(N_("only {done} of {times} moves could be made again"), N_("undo first, with no move between")),
    "LK659": Entry(N_("the play was not given back as it was saved: {reason}")),
    "LK660": Entry(N_("the full screen does not follow: {reason}")),
}
