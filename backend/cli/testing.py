"""`test` and `lint`: set up what they need, run the stages, say at the end what each came to."""

from pathlib import Path

from backend.cli import browser, budget, django, frontend, pace, packages, stages, throwaway
from backend.cli.place import FRONTEND
from backend.cli.progress import Usage, explained


def test(words: list[str]) -> int:
    """dondoc test [PATH…]: every check, or only the given tests.

    A PATH below frontend/ goes to Vitest, any other path and every option to pytest. Exit code 1 when something fails
    or takes over 130 % of its time budget, on a slower machine so much more; DONDOC_BUDGET=off lets it take its time.
    """
    if explained(words, test.__doc__):
        return 0
    packages.ready("test")
    plan = _parts(words) if words else [*stages.linters(), *stages.vitest(), *stages.pytests()]
    drives_browser = any("e2e" in word for stage in plan for word in stage.command)
    if FRONTEND.is_dir() and (drives_browser or not words):
        frontend.built()
    elif any(stage.folder == FRONTEND for stage in plan):
        frontend.installed()
    extra = browser.environment() if drives_browser else {}
    with throwaway.server() as environment:
        slowness = stages.as_usual if words else pace.slowness
        results = stages.run_all(plan, frontend.environment(environment | extra), slowness=slowness)
    return _close(results, with_budget=not words)


def lint(words: list[str]) -> int:
    """dondoc lint: ruff, Biome, tsc, import contracts, mypy."""
    if explained(words, lint.__doc__):
        return 0
    if words:
        raise Usage("lint takes no words")
    packages.ready("test")
    if FRONTEND.is_dir():
        frontend.installed()
    environment = frontend.environment() | django.NO_DATABASE  # mypy's plug-in loads the settings
    return _close(stages.run_all(stages.linters(), environment), with_budget=False)


def _parts(words: list[str]) -> list[stages.Stage]:
    """Split what was asked for between the two runners; options go to pytest."""
    ours: list[str] = []
    theirs: list[str] = []
    for word in words:
        path = Path(word).absolute()
        if not word.startswith("-") and path.is_relative_to(FRONTEND):
            theirs.append(str(path.relative_to(FRONTEND)))
        else:
            ours.append(word)
    for word in theirs:
        if not (FRONTEND / word).exists():
            raise Usage(f"there is no frontend/{word}")
    return [*(stages.vitest(*theirs) if theirs else []), *(stages.pytests(*ours) if ours else [])]


def _close(results: list[stages.Result], *, with_budget: bool) -> int:
    """The last screen: stages, budget, and the runners' own closing lines; the exit code."""
    print("\nStages")
    for result in results:
        print(f"  {'passed' if result.passed else 'FAILED'}  {result.stage.name:<18} {result.seconds:>7.1f} s")
    in_time = True
    if with_budget:
        spent: dict[str, float] = {}
        for result in results:
            for part, seconds in result.spent.items():
                spent[part] = spent.get(part, 0.0) + seconds / result.slowness
        measured = [result.slowness for result in results]
        print(f"\nBudget, this machine being {min(measured):.2f} to {max(measured):.2f} times as slow as the budget's")
        print(budget.table(spent))
        in_time = budget.kept(spent)
    print()
    for result in results:
        for line in result.closing:
            print(line)
    passed = all(result.passed for result in results)
    print("All passed." if passed and in_time else "FAILED." if not passed else "FAILED: over the time budget.")
    return 0 if passed and in_time else 1
