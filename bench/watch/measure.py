"""Saves scenarios under a watching suite and measures how long their verdicts take; bench/watch.sh says how to run it."""

import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

WAITING = "Waiting for a change"


def wait(watch):
    for line in watch.stderr:
        if WAITING in line:
            return
    sys.exit("the watch has ended")


def measure(watch, file, rounds):
    text = file.read_text()
    spans = []
    for number in range(rounds):
        part = file.with_name(".part")
        part.write_text(text + "\n" * (number + 1))
        begin = time.monotonic()
        # As editors save: under another name first.
        part.rename(file)
        wait(watch)
        spans.append((time.monotonic() - begin) * 1000)
    return spans


def main():
    tvsim, root, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(root / "Scenarios", folder / "Scenarios")
        watch = subprocess.Popen(
            [tvsim, "test", "Scenarios", "--watch", "--quiet", "--mocks", root / "Mocks"],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        try:
            wait(watch)
            for what, file in (
                ("one scenario", "crawl-failure.json"), ("a base with its scenarios", "matrix/wishlist.base.json")
            ):
                spans = measure(watch, folder / "Scenarios" / file, rounds)
                median, worst = statistics.median(spans), max(spans)
                print(f"{what} ({file}): median {median:.0f} ms, worst {worst:.0f} ms of {rounds} saves")
        finally:
            watch.terminate()
            watch.wait()


if __name__ == "__main__":
    main()
