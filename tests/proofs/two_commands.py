"""A fresh clone and its two commands. Also a program of its own, for a machine that has nothing but Python and git:
`python3 two_commands.py SOURCE FOLDER [WORDS OF ./dondoc test]`; its last line tells what was seen."""

import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ADDRESS = re.compile(r"runs at (http://\S+)")
# The machine's proxy is for the world outside.
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Clone:
    """One clone in a folder of its own."""

    def __init__(self, source: str, folder: str) -> None:
        self.folder = folder
        self.address = ""
        self.running: subprocess.Popen[str] | None = None
        subprocess.run(["git", "-c", "advice.detachedHead=false", "clone", "--quiet", source, folder], check=True)

    def __enter__(self) -> "Clone":
        return self

    def __exit__(self, *_problem: object) -> None:
        """Whatever happened, nothing of it goes on."""
        self._end(self.running)

    def run(self) -> float:
        """`./dondoc run` until it serves; the seconds it took."""
        began = time.monotonic()
        self.running = subprocess.Popen(["./dondoc", "run"], cwd=self.folder, stdout=subprocess.PIPE, text=True)
        for line in self.running.stdout:
            found = ADDRESS.search(line)
            self.address = found[1] if found else self.address
            if line.startswith("Stop with"):
                break
        assert self.address, "./dondoc run did not come to serve"
        with DIRECTLY.open(f"{self.address}/healthz", timeout=30) as answer:
            assert answer.read() == b"ok"
        return time.monotonic() - began

    def stop(self) -> None:
        """`./dondoc stop`; both commands end well."""
        subprocess.run(["./dondoc", "stop"], cwd=self.folder, check=True)
        self.running.communicate(timeout=60)
        assert self.running.returncode == 0, f"run ended with exit code {self.running.returncode}"

    def test(self, words: list[str]) -> float:
        """`./dondoc test WORDS`; the seconds it took."""
        began = time.monotonic()
        testing = subprocess.Popen(["./dondoc", "test", *words], cwd=self.folder, stdout=sys.stderr, text=True)
        try:
            code = testing.wait()
        finally:
            self._end(testing)
        assert code == 0, f"the tests ended with exit code {code}"
        return time.monotonic() - began

    def _end(self, process: "subprocess.Popen[str] | None") -> None:
        if process and process.poll() is None:
            process.terminate()
            process.communicate()


def main() -> None:
    """Clone, run until it serves, stop, test."""
    source, folder, *words = sys.argv[1:]
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    with Clone(source, folder) as clone:
        ran = clone.run()
        clone.stop()
        tested = clone.test(words)
    print(f"served at {clone.address} after {ran:.0f} s, stopped; tests passed in {tested:.0f} s")


if __name__ == "__main__":
    main()
