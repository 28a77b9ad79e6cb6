"""The same training in NumPy, written with its usual means.

    python3 numpy_peer.py FOLDER    # FOLDER holds images.u8 ([count, 784]) and labels.u8
"""

import math
import time

import numpy as np

from answers import digits, serve, sizes

random = np.random.default_rng(1)
images, labels = [np.frombuffer(part, np.uint8) for part in digits()]
images = images.reshape(-1, 784)


class Network:
    """ReLU layers and softmax in float32, trained in mini-batches."""

    X = images.astype(np.float32) / np.float32(255)
    T = np.eye(10, dtype=np.float32)[labels]

    def __init__(self, settings):
        self.rate, self.batch = settings["learningRate"], settings["batchSize"]
        self.is_adam = settings["optimizer"] == "adam"
        self.weights, self.biases = [], []
        layers = sizes(settings)
        for inputs, outputs in zip(layers, layers[1:]):
            weights = random.standard_normal((inputs, outputs), np.float32)
            self.weights.append(weights * np.float32(math.sqrt(2 / inputs)))
            self.biases.append(np.zeros(outputs, np.float32))
        parameters = [*self.weights, *self.biases]
        self.m = [np.zeros_like(values) for values in parameters]
        self.v = [np.zeros_like(values) for values in parameters]
        self.step = 0

    def train(self, count):
        start = time.perf_counter()
        while count > 0:
            order = random.permutation(len(self.X))[:count]
            for first in range(0, len(order), self.batch):
                chosen = order[first : first + self.batch]
                self.update(*self.gradients(self.X[chosen], self.T[chosen]))
            count -= len(order)
        return time.perf_counter() - start

    def gradients(self, x, t):
        activations = [x]
        for weights, bias in zip(self.weights[:-1], self.biases[:-1]):
            activations.append(np.maximum(activations[-1] @ weights + bias, 0))
        z = activations[-1] @ self.weights[-1] + self.biases[-1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        dz = (e / e.sum(axis=1, keepdims=True) - t) / np.float32(len(x))
        weights, biases = [], []
        for layer in reversed(range(len(self.weights))):
            weights.insert(0, activations[layer].T @ dz)
            biases.insert(0, dz.sum(axis=0))
            if layer > 0:
                dz = (dz @ self.weights[layer].T) * (activations[layer] > 0)
        return weights, biases

    def update(self, weights, biases):
        self.step += 1
        parameters, gradients = [*self.weights, *self.biases], [*weights, *biases]
        if not self.is_adam:
            for values, gradient in zip(parameters, gradients):
                values -= self.rate * gradient
            return
        rate = self.rate * math.sqrt(1 - 0.999**self.step) / (1 - 0.9**self.step)
        for values, gradient, m, v in zip(parameters, gradients, self.m, self.v):
            m *= 0.9
            m += 0.1 * gradient
            v *= 0.999
            v += 0.001 * gradient * gradient
            values -= rate * m / (np.sqrt(v) + 1e-8)


class Classic:
    """The script everybody starts from: float64 as it has it, all digits in every iteration."""

    def __init__(self, settings):
        self.rate = settings["learningRate"]
        self.X, self.T = images.T / 255, np.eye(10)[labels].T
        self.W1, self.b1 = np.random.rand(10, 784) - 0.5, np.random.rand(10, 1) - 0.5
        self.W2, self.b2 = np.random.rand(10, 10) - 0.5, np.random.rand(10, 1) - 0.5

    def train(self, count):
        start = time.perf_counter()
        m, rate = count, self.rate
        Z1 = self.W1.dot(self.X) + self.b1
        A1 = np.maximum(Z1, 0)
        Z2 = self.W2.dot(A1) + self.b2
        e = np.exp(Z2 - np.max(Z2, axis=0))
        dZ2 = 2 * (e / np.sum(e, axis=0) - self.T)
        dW2 = 1 / m * dZ2.dot(A1.T)
        db2 = 1 / m * np.sum(dZ2, 1)
        dZ1 = self.W2.T.dot(dZ2) * (Z1 > 0)
        dW1 = 1 / m * dZ1.dot(self.X.T)
        db1 = 1 / m * np.sum(dZ1, 1)
        self.W1, self.b1 = self.W1 - rate * dW1, self.b1 - rate * db1.reshape(10, 1)
        self.W2, self.b2 = self.W2 - rate * dW2, self.b2 - rate * db2.reshape(10, 1)
        return time.perf_counter() - start


def sgemm(size):
    """Billions of floating-point operations a second in a large product of float32 matrices."""
    a = random.standard_normal((size, size), np.float32)
    b = random.standard_normal((size, size), np.float32)
    product = np.empty_like(a)
    start = time.perf_counter()
    for _ in range(3):
        np.matmul(a, b, out=product)
    return 3 * 2 * size**3 / (time.perf_counter() - start) / 1e9


networks = {}


def answer(question):
    if question["type"] == "sgemm":
        return sgemm(question["size"])
    name, settings = question["name"], question["settings"]
    if name not in networks:
        networks[name] = (Classic if settings["batchSize"] == "full" else Network)(settings)
    return networks[name].train(question["digits"])


def blas():
    """Name and version of the library that multiplies matrices."""
    try:
        found = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f" + {found['name']} {found['version']}"
    except (TypeError, KeyError):
        return ""


serve(f"NumPy {np.__version__}{blas()}", answer)
