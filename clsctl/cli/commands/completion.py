"""`clsctl completion`: the lines that make a shell propose commands, references, axes and actors."""

from typing import Annotated

import typer

from clsctl.cli.declare import choice, mark
from clsctl.cli.exits import OK
from clsctl.cli.options import asks
from clsctl.cli.output import emit, note
from clsctl.cli.session import Request
from clsctl.core.messages import Message, msg

# Where the lines go, by shell.
_PLACES = {
    "bash": "clsctl completion bash >> ~/.bashrc",
    "zsh": "clsctl completion zsh > ~/.zfunc/_clsctl",
    "fish": "clsctl completion fish > ~/.config/fish/completions/clsctl.fish",
    "powershell": "clsctl completion powershell >> $PROFILE",
}

# zsh reads the file at the first Tab: it then has to answer, not only to make itself known
_ZSH = "\ncompdef _clsctl_completion clsctl"
_ZSH_AT_ONCE = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _clsctl_completion "$@"
else
  compdef _clsctl_completion clsctl
fi"""


@asks()
def command(
    request: Request,
    shell: Annotated[
        str,
        typer.Argument(
            metavar="|".join(_PLACES), parser=choice("SHELL", *_PLACES), help=mark("The shell that you type in.")
        ),
    ],
) -> int:
    from typer._completion_shared import get_completion_script  # noqa: PLC0415 - for this command only

    script = get_completion_script(prog_name="clsctl", complete_var="_CLSCTL_COMPLETE", shell=shell)
    emit(script.replace(_ZSH, _ZSH_AT_ONCE) + "\n")
    if request.terminal.width is not None and not request.session.quiet:
        note(request.language(_kept(shell)))
    return OK


def _kept(shell: str) -> Message:
    return msg("To keep it: {command}, then open a new terminal.", command=_PLACES[shell])
