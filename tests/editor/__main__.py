"""`python -m tests.editor 20000 [SEED]`: the schema against `validate` on as many documents as one wishes."""

import sys
from collections import Counter

from tests.editor.agreement import disagreement, reason
from tests.editor.documents import changed

tally: Counter[str] = Counter()
for document in changed(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1):
    told = disagreement(document)
    why = reason(document) if told else "they agree"
    tally[why or "NO REASON"] += 1
    if told and not why:
        print(told)
for name, count in tally.most_common():
    print(f"{count:7} {name}")
sys.exit("NO REASON" in tally)
