"""Writes params files of every kind that NumPy scripts, PyTorch and Keras leave behind.

    python3 write_files.py DIGITS FOLDER

DIGITS has IDX files; the network of network.py learns from their training part. What NumPy itself
says of the test part is printed as JSON: how many digits each file's numbers get right, and how `a.pkl`
and `b.pkl` differ.
"""
import json
import pathlib
import pickle
import struct
import sys

import numpy as np

from network import probabilities, read_digits, train

digits, folder = map(pathlib.Path, sys.argv[1:])
pixels, labels = read_digits(digits, "train")
test_pixels, test_labels = read_digits(digits, "t10k")
params = train(pixels, labels, 40, seed=1)
earlier = train(pixels, labels, 10, seed=1)
W1, b1, W2, b2 = params


def right(params):
    return probabilities(params, test_pixels).argmax(axis=1) == test_labels


def safetensors(name, dtype, tensors, convert):
    """By the format's description: length of the header, header, numbers without gaps."""
    header, data = {}, b""
    for tensor, values in tensors.items():
        numbers = convert(np.ascontiguousarray(values)).tobytes()
        offsets = [len(data), len(data) + len(numbers)]
        header[tensor] = {"dtype": dtype, "shape": list(values.shape), "data_offsets": offsets}
        data += numbers
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (folder / name).write_bytes(struct.pack("<Q", len(text)) + text + data)


def bfloat16(values):
    """The upper half of a float32, cut off."""
    return (values.view(np.uint32) >> 16).astype("<u2")


def cut(values):
    return (values.view(np.uint32) & 0xFFFF0000).view(np.float32)


def half(values):
    return values.astype("<f2")


counts = {}


def wrote(name, params=params):
    counts[name] = int(right(params).sum())


for protocol in range(6):
    name = f"protocol-{protocol}.pkl"
    with open(folder / name, "wb") as file:
        pickle.dump(params, file, protocol)
    wrote(name)
with open(folder / "earlier.pkl", "wb") as file:
    pickle.dump(earlier, file)
wrote("earlier.pkl", earlier)
with open(folder / "float64.pkl", "wb") as file:
    pickle.dump({"W1": np.asfortranarray(W1, np.float64), "b1": b1[:, 0].astype(">f8"),
                 "W2": W2.astype(np.float64), "b2": b2[:, 0].astype(">f8")}, file)
wrote("float64.pkl")
np.savez(folder / "stored.npz", W1=W1, b1=b1, W2=W2, b2=b2)
wrote("stored.npz")
np.savez_compressed(folder / "compressed.npz", *params)
wrote("compressed.npz")

pytorch = {"0.weight": W1, "0.bias": b1[:, 0], "2.weight": W2, "2.bias": b2[:, 0]}
safetensors("pytorch.safetensors", "F32", pytorch, lambda values: values.astype("<f4"))
wrote("pytorch.safetensors")
module = {"fc1.weight": W1, "fc1.bias": b1[:, 0], "fc2.weight": W2, "fc2.bias": b2[:, 0]}
safetensors("half.safetensors", "F16", module, half)
wrote("half.safetensors", [half(values).astype(np.float32) for values in params])
safetensors("bfloat16.safetensors", "BF16", module, bfloat16)
wrote("bfloat16.safetensors", [cut(values) for values in params])
keras = {"dense/kernel:0": W1.T, "dense/bias:0": b1[:, 0],
         "dense_1/kernel:0": W2.T, "dense_1/bias:0": b2[:, 0]}
safetensors("keras.safetensors", "F32", keras, lambda values: values.astype("<f4"))
wrote("keras.safetensors")

layers = [{"inputs": W.shape[1], "outputs": W.shape[0], "weights": W.tolist(),
           "biases": b[:, 0].tolist()} for W, b in ((W1, b1), (W2, b2))]
network = {"format": "mnist-params", "version": 1, "layers": layers}
(folder / "layers.json").write_text(json.dumps(network))
wrote("layers.json")


def distance(one, other):
    return float(np.linalg.norm(other.astype(np.float64) - one) / np.linalg.norm(one.astype(np.float64)))


print(json.dumps({
    "digits": len(test_labels),
    "right": counts,
    "comparison": {
        "onlyLater": int((right(params) & ~right(earlier)).sum()),
        "onlyEarlier": int((right(earlier) & ~right(params)).sum()),
        "distances": [distance(one, other) for one, other in zip(params, earlier)],
    },
}))
