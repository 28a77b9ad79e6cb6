"""The same training in PyTorch on the processor, written with its usual means.

    python3 pytorch_peer.py FOLDER    # FOLDER holds images.u8 ([count, 784]) and labels.u8
"""

import time

import torch
from torch import nn

from answers import digits, serve, sizes

torch.manual_seed(1)
images, labels = [torch.frombuffer(part, dtype=torch.uint8) for part in digits()]
X, T = images.reshape(-1, 784).float() / 255, labels.long()


class Network:
    def __init__(self, settings):
        self.batch, self.scale = settings["batchSize"], settings["gradientScale"]
        layers = sizes(settings)
        modules = []
        for inputs, outputs in zip(layers, layers[1:]):
            modules += [nn.Linear(inputs, outputs), nn.ReLU()]
        self.model = nn.Sequential(*modules[:-1])
        optimizer = torch.optim.Adam if settings["optimizer"] == "adam" else torch.optim.SGD
        self.optimizer = optimizer(self.model.parameters(), lr=settings["learningRate"])
        self.loss = nn.CrossEntropyLoss()

    def train(self, count):
        start = time.perf_counter()
        if self.batch == "full":
            self.step(X, T)
            return time.perf_counter() - start
        while count > 0:
            order = torch.randperm(len(X))[:count]
            for chosen in order.split(self.batch):
                self.step(X[chosen], T[chosen])
            count -= len(order)
        return time.perf_counter() - start

    def step(self, x, t):
        self.optimizer.zero_grad()
        (self.scale * self.loss(self.model(x), t)).backward()
        self.optimizer.step()


networks = {}


def answer(question):
    torch.set_num_threads(question["threads"])
    name = question["name"]
    if name not in networks:
        networks[name] = Network(question["settings"])
    return networks[name].train(question["digits"])


serve(f"PyTorch {torch.__version__}", answer)
