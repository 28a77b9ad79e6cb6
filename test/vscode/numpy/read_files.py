"""Opens what was exported, as the lines of Python in README do, and compares it with `protocol-5.pkl`.

    python3 read_files.py DIGITS FOLDER PROBABILITIES

Prints as JSON which of the files hold the very same numbers, and writes NumPy's probabilities of the
first 100 test digits, float32, for another program to be compared with. PyTorch's part is its
documented layout: `torch.nn.Linear` computes x @ weight.T + bias with weight [out, in] and bias [out],
and a Sequential of Linear, ReLU, Linear has the names 0.weight, 0.bias, 2.weight and 2.bias.
"""
import json
import pathlib
import pickle
import struct
import sys

import numpy as np

from network import probabilities, read_digits

digits, folder, target = map(pathlib.Path, sys.argv[1:])


def unpickled(name):
    with open(folder / name, "rb") as file:
        return pickle.load(file)


expected = unpickled("protocol-5.pkl")
pixels, _ = read_digits(digits, "t10k")
probabilities(expected, pixels[:100]).astype("<f4").tofile(target)


def same(arrays):
    """The same numbers, bit by bit, in the same shapes but for [n] and [n, 1]."""
    return len(arrays) == 4 and all(
        array.dtype == np.float32 and array.reshape(wanted.shape).tobytes() == wanted.tobytes()
        for array, wanted in zip(arrays, expected)
    )


def state_of(name):
    content = (folder / name).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    data = content[8 + length :]
    tensors = {}
    for tensor, info in header.items():
        assert info["dtype"] == "F32"
        begin, end = info["data_offsets"]
        tensors[tensor] = np.frombuffer(data[begin:end], "<f4").reshape(info["shape"])
    return tensors


def sequential(state, x):
    """What torch.nn.Sequential(Linear, ReLU, Linear) gives for this state."""
    hidden = np.maximum(x @ state["0.weight"].T + state["0.bias"], 0)
    return hidden @ state["2.weight"].T + state["2.bias"]


state = state_of("exported.safetensors")
scores = sequential(state, pixels)
tuple_of_arrays = unpickled("exported.pkl")
arrays = np.load(folder / "exported.npz")
layers = json.loads((folder / "exported.json").read_text())["layers"]
print(json.dumps({
    "safetensors": same([state[name] for name in ("0.weight", "0.bias", "2.weight", "2.bias")])
    and {name: list(values.shape) for name, values in state.items()},
    "pytorch": bool((scores.argmax(1) == probabilities(expected, pixels).argmax(1)).all()),
    "pkl": isinstance(tuple_of_arrays, tuple) and same(tuple_of_arrays)
    and [list(array.shape) for array in tuple_of_arrays],
    "npz": same([arrays[name] for name in ("W1", "b1", "W2", "b2")]) and list(arrays.files),
    "json": same([np.array(layer[part], np.float32) for layer in layers
                  for part in ("weights", "biases")]),
}))
