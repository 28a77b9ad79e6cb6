"""A 784-128-10 network as people write one in NumPy, and digits in IDX files to judge it by."""
import pathlib

import numpy as np

SIZES = [784, 128, 10]


def read_digits(folder, part):
    """Pixels from 0 to 1, [n, 784] float32, and labels."""
    folder = pathlib.Path(folder)
    images = np.fromfile(folder / f"{part}-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(folder / f"{part}-labels-idx1-ubyte", np.uint8)[8:]
    return images.astype(np.float32) / np.float32(255), labels


def probabilities(params, pixels):
    """[n, 10] for (W1, b1, W2, b2) with W as [out, in] and b as [out, 1]."""
    W1, b1, W2, b2 = params
    hidden = np.maximum(W1 @ pixels.T + b1, 0)
    scores = W2 @ hidden + b2
    powers = np.exp(scores - scores.max(axis=0))
    return (powers / powers.sum(axis=0)).T


def train(pixels, labels, iterations, seed):
    """Full-batch gradient descent, float32."""
    random = np.random.default_rng(seed)
    one_hot = np.eye(10, dtype=np.float32)[labels].T
    inputs, hidden, outputs = SIZES
    W1 = random.normal(0, (2 / inputs) ** 0.5, (hidden, inputs)).astype(np.float32)
    W2 = random.normal(0, (2 / hidden) ** 0.5, (outputs, hidden)).astype(np.float32)
    b1 = np.zeros((hidden, 1), np.float32)
    b2 = np.zeros((outputs, 1), np.float32)
    rate = np.float32(0.5 / len(labels))
    for _ in range(iterations):
        active = W1 @ pixels.T + b1
        units = np.maximum(active, 0)
        error = probabilities((W1, b1, W2, b2), pixels).T - one_hot
        back = (W2.T @ error) * (active > 0)
        W2 -= rate * (error @ units.T)
        b2 -= rate * error.sum(axis=1, keepdims=True)
        W1 -= rate * (back @ pixels)
        b1 -= rate * back.sum(axis=1, keepdims=True)
    return W1, b1, W2, b2
