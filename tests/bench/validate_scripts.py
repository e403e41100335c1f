"""How the matching does on voices that are kept for choosing its settings; the held-out ones are for judging it only.

Usage: python tests/bench/validate_scripts.py [--without NAME [--epochs N]]

Prints how often the right card is first, among three, and nothing is offered for what is none, if the likeliest card
must be so many times as likely as "no objection"; the matching asks for once. The shipped weights are tried on
`data/validation-*.txt`, questions above all, which are the hardest to tell from remarks that are no objection. With
`--without shops-` weights are trained without the persons of `training/shops-*.txt`, and tried on those.
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
BOUNDS = (0.0, 0.4, 0.7, 1.0, 1.4, 2.0, 3.0)


def shares(found: list[tuple[Sample, dict[str, float]]], bound: float) -> str:
    """Return first, among three and nothing offered, in percent."""
    first = three = said = nothing = 0
    for sample, likely in found:
        best = sorted(likely.keys() - {model.NONE}, key=likely.__getitem__, reverse=True)[:3]
        offered = best if best and likely[best[0]] >= bound * likely[model.NONE] else []
        said += sample.card != model.NONE
        first += offered[:1] == [sample.card]
        three += sample.card in offered
        nothing += sample.card == model.NONE and not offered
    other = len(found) - said
    return f"{100 * first / said:8.1f}{100 * three / said:7.1f}{100 * nothing / max(1, other):7.1f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", metavar="NAME", help="train without the files of training that begin so")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    if given.without:
        weights = model.unpacked(trained(samples(given.without), epochs=given.epochs))
        remarks = kept_back(given.without)
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
