"""The same inputs give the same facts, byte for byte, in every process and every zone of the machine."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from bpmn_random import Maker
from case_story import CaseStory, version_of
from test_random_cases import RECEPTION, answers_of, lines_of, something_happens

from engine.cases import state
from engine.record.encoding import to_json
from shouli_verify import canonical

ROOT = Path(__file__).resolve().parents[3]


def digest() -> str:
    """The hash over all facts and states of some random cases."""
    told = hashlib.sha256()
    for seed in range(8):
        maker, dice = Maker(seed, 20), Random(seed)
        story = CaseStory(version_of(lines_of(maker)), by=RECEPTION, **(answers_of(dice, maker.variables) | {"x": 1}))
        for _ in range(12):
            if story.case.closed is None:
                something_happens(story, dice, answers_of(dice, maker.variables))
        told.update("".join(canonical.text(to_json(each.fact)) for each in story.history).encode())
        told.update(state.keep(story.case).encode())
    return told.hexdigest()


def test_another_process_in_another_zone_tells_the_same() -> None:
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent), str(ROOT / "tests" / "engine" / "spiff")])
    for seed, zone in (("1", "Asia/Tokyo"), ("77", "America/New_York")):
        told = subprocess.run(
            [sys.executable, "-c", "import sys, test_deterministic; sys.stdout.write(test_deterministic.digest())"],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        )
        assert told.stdout == digest()
