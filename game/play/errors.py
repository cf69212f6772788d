"""What a session refuses."""

from collections.abc import Sequence

from game.i18n import _


class ChoiceError(ValueError):
    """A choice or act that is not offered now; the session is as it was."""

    def __init__(self, asked: str | int, offered: Sequence[str]) -> None:
        """Say what was asked for and list what is offered."""
        self.asked = asked
        self.offered = tuple(offered)
        """Ids and numbers that would have been taken."""
        sentence = _("{asked} is not offered here. Offered: {offered}.")
        super().__init__(sentence.format(asked=asked, offered=", ".join(offered) or _("nothing")))
