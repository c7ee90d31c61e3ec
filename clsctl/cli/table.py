"""The table of commands. A line here and a file in `clsctl/cli/commands` make a command."""

from typing import NamedTuple

from clsctl.cli.declare import mark

_CHECK = mark("Check")
_FOLLOW = mark("Follow")
_TRACE = mark("Trace")
_WRITE = mark("Write")
_PUBLISH = mark("Publish")
_INTEGRATE = mark("Integrate")


class Entry(NamedTuple):
    """A command: its name, its part of the help page, what it does in one sentence, an example of its use.

    Its module is imported when the command is asked for, and holds a function of the name `command`.
    """

    name: str
    part: str
    help: str
    example: str

    @property
    def module(self) -> str:
        # a word of Python's own is no name of a module, nor is one with a hyphen
        return f"clsctl.cli.commands.{self.name.replace('-', '_')}{'_' if self.name == 'import' else ''}"


_ENTRIES = (
    Entry("validate", _CHECK, mark("Find all that is wrong in the plan."), "validate --strict"),
    Entry("fmt", _CHECK, mark("Put files in the canonical order and layout; no value changes."), "fmt --check --diff"),
    Entry("explain", _CHECK, mark("Explain the code of a finding, with a bad and a good example."), "explain R101"),
    Entry("period", _CHECK, mark("Say how a calendar expression is read, and why."), 'period "2ème semestre 2019"'),
    Entry("schema", _CHECK, mark("Print the JSON Schema of a file or of a result."), "schema fiche -o fiche.json"),
    Entry(
        "today", _FOLLOW,
        mark("Picture the day: what is late, falls due, lacks news. In a plan, `clsctl` alone shows it."),
        "today --porteur ARS",
    ),
    Entry(
        "list", _FOLLOW, mark("List the fiches with their state, progress and next deadline."),
        "list --axe 1 --format csv -o fiches.csv",
    ),
    Entry("show", _FOLLOW, mark("Show one fiche whole."), "show 1.3"),
    Entry("overdue", _FOLLOW, mark("List what is late on a day."), "overdue --date 2026-06-30 --within 30d"),
    Entry(
        "status", _FOLLOW, mark("Tell where the calendar stands, fiche by fiche and for the contract."),
        "status --rev 2025-12-31",
    ),
    Entry(
        "calendar", _FOLLOW, mark("Draw the calendar: fiches, phases and deadlines in time."),
        "calendar --format svg -o calendrier.svg",
    ),
    Entry(
        "budget", _FOLLOW, mark("Tell the money: planned, applied for, notified, committed, paid, not covered."),
        "budget --by financeur",
    ),
    Entry(
        "indicators", _FOLLOW, mark("List the indicators: start, last measure, target, which are out of date."),
        "indicators --axe 1 --format csv -o indicateurs.csv",
    ),
    Entry(
        "log", _TRACE, mark("Tell what changed, when and by whom, in the words of the contract."),
        "log 1.3 --since 2025-01-01",
    ),
    Entry(
        "diff", _TRACE, mark("Tell what changed between two revisions or days, or since the last commit."),
        "diff 2025-12-31 2026-06-30",
    ),
    Entry("blame", _TRACE, mark("Tell who set each value of a fiche last, when, in which commit."), "blame 1.3"),
    Entry(
        "slippage", _TRACE, mark("Measure how far deadlines went since the signature, and in how many moves."),
        "slippage --porteur ARS",
    ),
    Entry("audit", _TRACE, mark("Find what the history says against the plan."), "audit --rev main"),
    Entry(
        "init", _WRITE, mark("Create a plan, with comments that explain each key."),
        'init mon-contrat --titre "Contrat du Val" --signature 2024-01-16',
    ),
    Entry(
        "new", _WRITE, mark("Create a fiche, with comments that explain each key."),
        'new fiche_action --titre "Ouvrir une maison de santé" --porteur ars',
    ),
    Entry(
        "deliver", _WRITE, mark("Say that a deliverable was handed in."),
        "deliver 1.3/L1 --on 2025-06-12 --proof https://example.org/bilan.pdf",
    ),
    Entry(
        "postpone", _WRITE, mark("Say that a deadline was put off; the signed one stays."),
        'postpone 1.3/L1 2027-06-30 --reason "poste non pourvu"',
    ),
    Entry(
        "note", _WRITE, mark("Keep a note about a fiche."),
        'note 1.3 "La commune propose un local."',
    ),
    Entry(
        "measure", _WRITE, mark("Keep the value of an indicator on a day."), "measure 1.3/I1 42 --date 2025-06-30",
    ),
    Entry(
        "declare", _WRITE, mark("Say what was decided of a fiche, a step or a deliverable."),
        'declare 1.3 suspendue --reason "poste non pourvu"',
    ),
    Entry(
        "fund", _WRITE, mark("Say that money was asked for, notified, committed or paid."),
        'fund 1.3 "12 000 €" --financeur ars --etat notifie',
    ),
    Entry(
        "set", _WRITE, mark("Set the value of one key; every other character of the file stays."),
        "set 1.3 suivi.meteo soleil",
    ),
    Entry(
        "import", _WRITE, mark("Make fiches of a Word, Excel, CSV or text document, and report on each of its pieces."),
        "import plan-daction.docx --dry-run",
    ),
    Entry(
        "renumber", _WRITE, mark("Give a fiche or a part of one another id, with all that refers to it."),
        "renumber 1.3 1.4",
    ),
    Entry(
        "move", _WRITE, mark("Move the file of a fiche, or a part of it to another fiche or step."),
        "move 1.3 fiches/1.3-maison-de-sante.yaml",
    ),
    Entry(
        "undo", _WRITE, mark("Take back the last change that clsctl wrote in the plan."),
        "undo --dry-run",
    ),
    Entry(
        "report", _PUBLISH, mark("Write a report to bring to a meeting: the dashboard, fiches, what is late, a year…"),
        "report tableau-de-bord --format html -o tableau.html",
    ),
    Entry(
        "site", _PUBLISH, mark("Write a site: all that the plan says, as a folder of pages with a search."),
        "site -o public --audience publique",
    ),
    Entry(
        "verify", _PUBLISH, mark("Say whether a report or a site is what the repository gives."), "verify tableau.html"
    ),
    Entry(
        "export", _PUBLISH, mark("Write the plan's data for other tools: Excel, CSV, JSON, a calendar."),
        "export xlsx -o contrat.xlsx",
    ),
    Entry(
        "git-setup", _INTEGRATE, mark("Have git show and merge the plan value by value in this repository."),
        "git-setup --dry-run",
    ),
    Entry(
        "textconv", _INTEGRATE, mark("Print a file a value a line, as git shows it once git-setup was run."),
        "textconv fiches/1.3.yaml",
    ),
    Entry(
        "merge-driver", _INTEGRATE, mark("Merge two versions of a file by key and by id; git runs it."),
        "merge-driver base.yaml ours.yaml theirs.yaml fiches/1.3.yaml",
    ),
    Entry(
        "completion", _INTEGRATE, mark("Print the lines that make a shell propose commands, references, axes, actors."),
        "completion bash",
    ),
)  # fmt: skip
COMMANDS: dict[str, Entry] = {entry.name: entry for entry in _ENTRIES}
