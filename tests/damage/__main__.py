"""`python -m tests.damage 20000 [SEED]`: damaged fiches through all of `validate`; 1 when one takes two seconds."""

import sys
import time
from collections import Counter

from tests.damage.whole import checked
from tests.reading.mutations import damaged

LIMIT = 2.0  # seconds of the processor: the machine may be busy
slowest, outcomes = 0.0, Counter[str]()
for number, data in enumerate(damaged(int(sys.argv[1]), seed=int(sys.argv[2]) if sys.argv[2:] else 1)):
    start = time.process_time()
    try:
        found = checked("fiches/1.yaml", data)
    except BaseException:
        print(f"file {number}: {data!r}")
        raise
    slowest = max(slowest, time.process_time() - start)
    outcomes["with findings of form" if found else "that are a plan"] += 1
print(*(f"{count} {name}" for name, count in outcomes.items()), f"slowest {slowest * 1000:.0f} ms", sep=", ")
sys.exit(slowest >= LIMIT)
