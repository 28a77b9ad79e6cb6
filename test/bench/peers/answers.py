"""What the peers in Python share: the digits, and one line of JSON for one line of JSON."""

import json
import pathlib
import sys


def digits():
    """Pixels (784 a digit, 0 to 255) and labels as bytes, from the folder of the command line."""
    folder = pathlib.Path(sys.argv[1])
    return [bytearray((folder / name).read_bytes()) for name in ("images.u8", "labels.u8")]


def sizes(settings):
    """Sizes of all layers."""
    return [784, *settings["hiddenLayers"], 10]


def serve(version, answer):
    """Says the version and then answers every question."""
    print(json.dumps(version), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
