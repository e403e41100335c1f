"""How the matching does on voices that are kept for choosing its settings; the held-out ones are for judging it only.

Usage: python tests/bench/validate_scripts.py [--train [--epochs N]]

Prints, for several bounds of the likelihood of "no objection", how often the right card is first, among three, and
nothing is offered for what is none. The shipped weights are tried on `data/validation-*.txt`, questions above all,
which are the hardest to tell from remarks that are no objection. With `--train` weights are trained without the files
`training/voices-*.txt` (four minutes and more) and tried on those.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from salesbook.domain.text import has_han
from salesbook.playbook import model
from salesbook.playbook.samples import Sample, kept_back, labelled, samples
from salesbook.playbook.train import EPOCHS, trained

DATA = Path(__file__).parent / "data"
VOICES = "voices-"
BOUNDS = (0.3, 0.4, 0.5, 0.6, 0.7)


def shares(found: list[tuple[Sample, dict[str, float]]], bound: float) -> str:
    """Return first, among three and nothing offered, in percent."""
    said = [(sample.card, likely) for sample, likely in found if sample.card != model.NONE]
    other = [likely for sample, likely in found if sample.card == model.NONE]
    first = three = 0
    for card, likely in said:
        if likely.get(model.NONE, 1.0) < bound:
            best = sorted(likely.keys() - {model.NONE}, key=likely.__getitem__, reverse=True)
            first += best[0] == card
            three += card in best[:3]
    nothing = sum(likely.get(model.NONE, 1.0) >= bound for likely in other)
    return f"{100 * first / len(said):8.1f}{100 * three / len(said):7.1f}{100 * nothing / max(1, len(other)):7.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="train without the voices of training/voices-*.txt")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    if given.train:
        weights = model.unpacked(trained(samples(VOICES), epochs=given.epochs))
        remarks = kept_back(VOICES)
    else:
        weights = model.shipped()
        lines = [
            line for path in sorted(DATA.glob("validation-*.txt")) for line in path.read_text("utf-8").splitlines()
        ]
        remarks = [Sample(text, card, 1.0) for text, card in labelled(lines)]
    found = [(sample, dict(weights.likelihoods(sample.text))) for sample in remarks]
    groups = [[one for one in found if has_han(one[0].text) is han] for han in (True, False)]
    print(f"{len(remarks)} remarks\n{'bound':6}{'zh: first':>10}{'three':>7}{'none':>6}{'en':>8}{'all':>22}")
    for bound in BOUNDS:
        print(f"{bound:<8}" + "".join(shares(group, bound) for group in (*groups, found)))


if __name__ == "__main__":
    main()
