"""How a play in the full screen ends: the place is kept whatever happened, and the terminal is told so."""

import sys

from game.i18n import _
from game.tui.app import LensApp


def played(app: LensApp) -> int:
    """Run the app until the player leaves, or it breaks; keep the place either way; return the exit status."""
    broke = True
    try:
        app.run()
        broke = app.return_code != 0
    finally:
        # The toolkit has given the terminal back by now, after a crash as well.
        if broke:
            print(_("Something broke, and it was not you."), file=sys.stderr)
        print(app.parting(), file=sys.stderr if broke else sys.stdout)
    return 1 if broke else 0
