"""What `make demo` runs: the demonstration validated, its late deliverables, its report, each command shown."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = Path("examples") / "demonstration"
PAGE = Path("demo") / "tableau-de-bord.html"
DAY = "2026-06-30"


def clsctl(*arguments: str) -> None:
    """Run one command as a user would, after printing it; a finding (exit code 1) does not stop the demonstration."""
    print("\n$ clsctl", *arguments, flush=True)
    done = subprocess.run([sys.executable, "-m", "clsctl", *arguments], cwd=ROOT, check=False)
    if done.returncode > 1:
        sys.exit(done.returncode)


def main() -> None:
    """The three commands of the README, then where the page is."""
    (ROOT / PAGE.parent).mkdir(exist_ok=True)
    clsctl("validate", "-C", str(PLAN))
    clsctl("overdue", "-C", str(PLAN), "--date", DAY)
    clsctl("report", "tableau-de-bord", "-C", str(PLAN), "--date", DAY, "--format", "html", "-o", str(PAGE))
    command = Path(sys.executable).with_name("clsctl").relative_to(ROOT)
    print(f"\nThe report is in {PAGE}: open it in a browser.\n  {(ROOT / PAGE).as_uri()}")
    print(f"Here `clsctl` is {command}: try {command} --help")


if __name__ == "__main__":
    main()
