"""What the extension is compared with: the same training steps in NumPy.

    python3 numpyPeer.py FOLDER    # FOLDER holds images.u8 ([count, 784]) and labels.u8

First answers one JSON line that says which NumPy this is; then, for each line of input that names
a measure, one JSON line with the result of one measurement.
"""

import json
import pathlib
import sys
import time

import numpy as np


def mini_batches(images, labels):
    """784-128-10, batch 64, plain SGD in float32, written with NumPy's usual means: samples/s."""
    random = np.random.default_rng(1)
    W1 = (random.standard_normal((784, 128)) * np.sqrt(2 / 784)).astype(np.float32)
    W2 = (random.standard_normal((128, 10)) * np.sqrt(2 / 128)).astype(np.float32)
    b1, b2 = np.zeros(128, np.float32), np.zeros(10, np.float32)
    X, T = images.astype(np.float32) / 255, np.eye(10, dtype=np.float32)[labels]
    rate, batch = np.float32(0.05), 64

    def run():
        order = random.permutation(len(X))[:16_384]
        start = time.perf_counter()
        for first in range(0, len(order), batch):
            digits = order[first : first + batch]
            x, t = X[digits], T[digits]
            a1 = np.maximum(x @ W1 + b1, 0)
            z2 = a1 @ W2 + b2
            e = np.exp(z2 - z2.max(axis=1, keepdims=True))
            dz2 = (e / e.sum(axis=1, keepdims=True) - t) / np.float32(len(digits))
            dz1 = (dz2 @ W2.T) * (a1 > 0)
            W2[...] -= rate * (a1.T @ dz2)
            b2[...] -= rate * dz2.sum(axis=0)
            W1[...] -= rate * (x.T @ dz1)
            b1[...] -= rate * dz1.sum(axis=0)
        return len(order) / (time.perf_counter() - start)

    return run


def classic(images, labels):
    """One iteration of the script everybody starts from, float64 as it has it: milliseconds."""
    m = len(labels)
    X, T = images.T / 255, np.eye(10)[labels].T
    W1, b1 = np.random.rand(10, 784) - 0.5, np.random.rand(10, 1) - 0.5
    W2, b2 = np.random.rand(10, 10) - 0.5, np.random.rand(10, 1) - 0.5

    def run():
        nonlocal W1, b1, W2, b2
        start = time.perf_counter()
        Z1 = W1.dot(X) + b1
        A1 = np.maximum(Z1, 0)
        Z2 = W2.dot(A1) + b2
        e = np.exp(Z2 - np.max(Z2, axis=0))
        dZ2 = 2 * (e / np.sum(e, axis=0) - T)
        dW2 = 1 / m * dZ2.dot(A1.T)
        db2 = 1 / m * np.sum(dZ2, 1)
        dZ1 = W2.T.dot(dZ2) * (Z1 > 0)
        dW1 = 1 / m * dZ1.dot(X.T)
        db1 = 1 / m * np.sum(dZ1, 1)
        W1, b1 = W1 - 0.125 * dW1, b1 - 0.125 * db1.reshape(10, 1)
        W2, b2 = W2 - 0.125 * dW2, b2 - 0.125 * db2.reshape(10, 1)
        return 1000 * (time.perf_counter() - start)

    return run


def answer(value):
    print(json.dumps(value), flush=True)


folder = pathlib.Path(sys.argv[1])
images = np.fromfile(folder / "images.u8", np.uint8).reshape(-1, 784)
labels = np.fromfile(folder / "labels.u8", np.uint8)
measures = {"miniBatches": mini_batches(images, labels), "classic": classic(images, labels)}
answer(f"NumPy {np.__version__}")
for line in sys.stdin:
    answer(measures[line.strip()]())
