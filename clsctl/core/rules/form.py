"""The pages of the F codes: what is wrong in the form of a file. `clsctl.reading` finds it while it reads."""

from collections.abc import Mapping

from clsctl.core.messages import msg
from clsctl.core.rules.page import Page

_REFUSED = (
    Page(
        "F001",
        "not-utf-8",
        "error",
        title=msg("A file is not in UTF-8"),
        why=msg(
            "Accents have several encodings. Windows programs still write Windows-1252 (“ANSI”); read as UTF-8 it "
            "loses every accent, and git, the forge and the other partners read UTF-8."
        ),
        remedy=msg("In the editor, choose “Save as” and the encoding UTF-8. A BOM at the start is accepted."),
        bad="# saved as ANSI\ntitre: Pr�vention\n",
        good="# saved as UTF-8\ntitre: Prévention\n",
    ),
    Page(
        "F002",
        "yaml-syntax",
        "error",
        title=msg("YAML does not understand a line"),
        why=msg(
            "YAML gives some signs a meaning of its own: a colon and a space, a quote, a bracket, the spaces at the "
            "start of a line. Where they contradict one another the file cannot be read any further; `clsctl` sets "
            "that "
            "part aside to tell what else is wrong, but the file counts as unreadable until it is mended."
        ),
        remedy=msg("Follow the hint of the finding. A text in quotes or below “|” may hold any sign."),
        bad="titre: Projet 1.1 : accompagner\n",
        good='titre: "Projet 1.1 : accompagner"\n',
    ),
    Page(
        "F003",
        "duplicate-key",
        "error",
        title=msg("A key is given twice"),
        why=msg("Most programs keep the last of the two values and lose the first without a word."),
        remedy=msg("Keep one of the two, or bring what they hold together under one key."),
        bad="publics:\n  - Habitants\npublics:\n  - Élus\n",
        good="publics:\n  - Habitants\n  - Élus\n",
    ),
    Page(
        "F004",
        "yaml-feature",
        "error",
        title=msg("An anchor, an alias, a merge key or a tag"),
        why=msg(
            "With these, YAML takes a value from elsewhere or changes its type. What is written at a place must be "
            "what "
            "the partners signed there, so the format has no use for them; most often a sign of the text itself was "
            "mistaken for one."
        ),
        remedy=msg("Write the value itself. Put a text that begins with “&”, “*” or “!” between quotes."),
        bad="moyens: &moyens Un poste de coordination\ngouvernance: *moyens\n",
        good="moyens: Un poste de coordination\ngouvernance: Un poste de coordination\n",
    ),
    Page(
        "F005",
        "several-documents",
        "error",
        title=msg("Several documents in one file"),
        why=msg("After a line “---” YAML begins another document, which nothing would ever read."),
        remedy=msg("Put each fiche in a file of its own. In a Markdown text, indent the line “---” as the rest."),
        bad="contexte: Le territoire\n---\nmoyens: Un poste\n",
        good="contexte: Le territoire\nmoyens: Un poste\n",
    ),
    Page(
        "F006",
        "merge-conflict",
        "error",
        title=msg("The marks of a merge conflict"),
        why=msg("Two people changed the same lines, git wrote both into the file, and nobody has chosen yet."),
        remedy=msg("Choose what is right between the marks, delete the marks, and check with the partner concerned."),
        bad="<<<<<<< HEAD\nmoyens: Un poste\n=======\nmoyens: Deux postes\n>>>>>>> partenaire\n",
        good="moyens: Deux postes\n",
    ),
    Page(
        "F007",
        "too-large",
        "error",
        title=msg("More than 1 MiB, or more than 50 levels"),
        why=msg("No fiche comes near these limits; such a file is something else, or was made to stop the program."),
        remedy=msg("Keep documents and pictures under `pieces/`, and only their text in a fiche."),
        bad="publics: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
        "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        good="publics:\n  - Habitants\n",
    ),
    Page(
        "F008",
        "invisible-character",
        "error",
        title=msg("An invisible character"),
        why=msg(
            "A control character or an invisible line break comes with a copy from Word, a PDF or a web page. YAML may "
            "cut the text there, and what no one sees no one can check."
        ),
        remedy=msg("Delete it: put the cursor at the place of the finding and press the delete key once."),
        bad="titre: Prévention\ufeff des chutes\n",
        good="titre: Prévention des chutes\n",
    ),
    Page(
        "F009",
        "tab",
        "error",
        title=msg("A tab at the start of a line"),
        why=msg("YAML tells what belongs to what by the spaces at the start of lines, and takes no tab for them."),
        remedy=msg("Set the editor to write spaces for the tab key, and let it convert the file."),
        bad="objectifs:\n\tgeneraux:\n\t\t- Améliorer l'accès aux soins\n",
        good="objectifs:\n  generaux:\n    - Améliorer l'accès aux soins\n",
    ),
    Page(
        "F018",
        "empty-file",
        "error",
        title=msg("An empty file"),
        why=msg(
            "A file where a fiche is expected holds nothing, or comments only: something was lost, or never written."
        ),
        remedy=msg("Write the fiche, restore it from the history, or delete the file."),
        bad="# à écrire\n",
        good='id: "1.3"\ntype: fiche_action\ntitre: Prévention des chutes\n',
    ),
)
_ASIDE = (
    Page(
        "F019",
        "not-a-file",
        "error",
        title=msg("A link, or what cannot be opened, in the place of a fiche"),
        why=msg(
            "No link is followed, since what it leads to may be missing elsewhere, nor is a pipe or a closed folder "
            "opened: a fiche that is only there would be in no report, and nobody would notice."
        ),
        remedy=msg("Put the file or the folder itself in its place, or ask for the right to read it."),
        bad="# fiches/1.3.yaml -> ../../partage/1.3.yaml\n",
        good='id: "1.3"\ntype: fiche_action\ntitre: Prévention des chutes\n',
    ),
)
_FORMS = (
    Page(
        "F010",
        "unknown-key",
        "error",
        title=msg("A key that the format does not have"),
        why=msg("What stands under a misspelt key is in no report, and nobody notices."),
        remedy=msg("Write the key that the finding proposes. A rubric of the house's own goes under `rubriques`."),
        bad="porteur: ARS\n",
        good="porteurs:\n  - ARS\n",
    ),
    Page(
        "F011",
        "wrong-form",
        "error",
        title=msg("A value in another form than its key has"),
        why=msg(
            "Each key has one form: a text, a list, a group of keys, an id. In another form it cannot be read; the "
            "fiche is "
            "shown without it, and every answer says so."
        ),
        remedy=msg("Follow the hint; `clsctl schema fiche` and the reference of the format give the form of each key."),
        bad="publics: Habitants\n",
        good="publics:\n  - Habitants\n",
    ),
    Page(
        "F012",
        "missing-key",
        "error",
        title=msg("A needed key is missing or empty"),
        why=msg("Without its id, its type and its title a fiche cannot be named, followed or printed."),
        remedy=msg("Add the key with its value."),
        bad="livrables:\n  - titre: Diagnostic\n",
        good="livrables:\n  - id: L1\n    titre: Diagnostic\n",
    ),
    Page(
        "F013",
        "unknown-value",
        "error",
        title=msg("A word that is not one of those of its key"),
        why=msg("Statuses, types and categories are counted and compared, so each is one word of a list."),
        remedy=msg("Write one of the words that the finding gives."),
        bad="suivi:\n  statut: en cours\n",
        good="suivi:\n  statut: en_cours\n",
    ),
    Page(
        "F014",
        "wrong-date",
        "error",
        title=msg("Not a date, or a day that does not exist"),
        why=msg("A date under a key that asks for one is computed with; a calendar in words has keys of its own."),
        remedy=msg("Write `AAAA-MM-JJ` or `JJ/MM/AAAA`, and check that there is such a day."),
        bad="redaction: 30/02/2020\n",
        good="redaction: 29/02/2020\n",
    ),
    Page(
        "F015",
        "wrong-number",
        "error",
        title=msg("Not a number, or one that can be read two ways"),
        why=msg(
            "Amounts and measures are added up. Spaces between thousands, a comma or a point before decimals, and a "
            "currency are understood; « 50.000 € » may be fifty thousand or fifty, so it is not read at all."
        ),
        remedy=msg("Write `50 000 €`, `1,5`; put a percent sign or any other unit under `unite`."),
        bad="financements:\n  - nature: Coordination\n    montant: 50.000 €\n",
        good="financements:\n  - nature: Coordination\n    montant: 50 000 €\n",
    ),
    Page(
        "F016",
        "path-outside",
        "error",
        title=msg("A path that leaves the plan, or that not every system understands"),
        why=msg(
            "A plan is read by others, elsewhere, years later: a path to someone's disk leads nowhere there, and may "
            "show "
            "what was not meant to be shown."
        ),
        remedy=msg(
            "Put the document inside the plan and write its path from there, with “/”; or give its web address."
        ),
        bad="pieces:\n  - titre: Diagnostic\n    lien: C:\\Documents\\diagnostic.pdf\n",
        good="pieces:\n  - titre: Diagnostic\n    lien: pieces/diagnostic.pdf\n",
    ),
    Page(
        "F017",
        "no-plan",
        "error",
        title=msg("No plan where one is expected"),
        why=msg("A directory is a plan when it holds `clsctl.yaml`; a portfolio names such directories."),
        remedy=msg("Check the name of the directory; `clsctl init` writes a new plan."),
        bad="# portefeuille.yaml\nclsctl: 1\nplans: [cls-du-nrod]\n",
        good="# portefeuille.yaml\nclsctl: 1\nplans: [cls-du-nord]\n",
    ),
)
_TRAPS = (
    Page(
        "F020",
        "comment-in-text",
        "warning",
        title=msg("YAML takes the end of a text for a comment"),
        why=msg(
            "A space and a “#” begin a comment, and the rest of the line is gone. After a text nothing tells a "
            "remark from "
            "the text itself, so it is always reported; after a date, a number or a word of a list a remark is plain."
        ),
        remedy=msg("Put the text between quotes, or the remark on a line of its own."),
        bad="titre: Aide no # 3 aux aidants\n",
        good='titre: "Aide no # 3 aux aidants"\n',
    ),
    Page(
        "F021",
        "colon-in-text",
        "warning",
        title=msg("YAML takes a text with a colon for a key and its value"),
        why=msg(
            "An entry such as « Freins : zones » becomes a group of keys. `clsctl` reads the text as it is written, "
            "but no "
            "other program will."
        ),
        remedy=msg("Put the text between quotes."),
        bad="freins:\n  - Freins : zones éligibles\n",
        good='freins:\n  - "Freins : zones éligibles"\n',
    ),
    Page(
        "F022",
        "comma-in-list",
        "warning",
        title=msg("A comma seems to cut a text in two entries"),
        why=msg(
            "Between brackets each comma begins a new entry. It is reported where an entry looks like a piece of a "
            "sentence: "
            "a decimal comma, a bracket left open, « et », a small letter in a list of sentences."
        ),
        remedy=msg("Write the list with one entry a line, each after “- ”."),
        bad="enjeux: [Réduire les délais, surtout en zone rurale]\n",
        good="enjeux:\n  - Réduire les délais, surtout en zone rurale\n",
    ),
    Page(
        "F023",
        "folded-lines",
        "warning",
        title=msg("YAML joins the lines of a text into one"),
        why=msg("Below a key without “|”, paragraphs and lists become one long line, and are printed so."),
        remedy=msg("Write “|” after the colon, and indent the text below it."),
        bad="contexte: Le territoire manque\n  - de médecins\n  - de dentistes\n",
        good="contexte: |\n  Le territoire manque\n  - de médecins\n  - de dentistes\n",
    ),
    Page(
        "F024",
        "sign-taken",
        "warning",
        title=msg("YAML takes a text for the start of a block, and loses it"),
        why=msg("“>” and “|” after a colon say that a text follows on the next lines; a text that begins so is lost."),
        remedy=msg("Put the text between quotes."),
        bad="moyens: >5\n",
        good='moyens: ">5"\n',
    ),
    Page(
        "F025",
        "tab-within",
        "warning",
        title=msg("A tab within a line"),
        why=msg(
            "Outside quotes and blocks of text, YAML readers do not agree on tabs: this one lets them pass, others "
            "refuse "
            "the whole file."
        ),
        remedy=msg("Put a space in its place."),
        bad="moyens: Un poste\tà mi-temps\n",
        good="moyens: Un poste à mi-temps\n",
    ),
)

PAGES: Mapping[str, Page] = {page.code: page for page in (*_REFUSED, *_ASIDE, *_FORMS, *_TRAPS)}
