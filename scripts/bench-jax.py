"""Workload (a) of `npm run bench` in JAX: replica-steps per second of jit(vmap(scan)) on this machine's best device.

    pip install "jax[cuda12]"
    python scripts/bench-jax.py --replicas 1,64,1024,16384,65536

A mixture of K = 3 Gaussians fitted to N = 256 points by maximum likelihood with Adam, in float32, as in
src/bench/workloads.ts. Data and starts are drawn here, from the same distributions: the speed does not depend on them.
docs/benchmarks.md says how to read it.
"""

import argparse
import json
import time

import jax
import jax.numpy as jnp

N, K, LEARNING_RATE, BETA1, BETA2, EPSILON = 256, 3, 0.01, 0.9, 0.999, 1e-8


def loss(theta, t):
    """Mean negative log-likelihood of one replica, nats per example; theta: logits, means, log scales [3, K]."""
    logits, mean, log_scale = theta
    z = (t[:, None] - mean) * jnp.exp(-log_scale)
    terms = jax.nn.log_softmax(logits) - log_scale - 0.5 * z * z
    return 0.5 * jnp.log(2 * jnp.pi) - jax.scipy.special.logsumexp(terms, axis=1).mean()


def train(theta, t, steps):
    """`steps` steps of Adam (Kingma & Ba 2015, algorithm 1) of one replica: its last parameters."""

    def step(state, _):
        theta, m, v, power1, power2 = state
        gradient = jax.grad(loss)(theta, t)
        power1, power2 = power1 * BETA1, power2 * BETA2
        m = BETA1 * m + (1 - BETA1) * gradient
        v = BETA2 * v + (1 - BETA2) * gradient**2
        theta = theta - LEARNING_RATE * (m / (1 - power1)) / (jnp.sqrt(v / (1 - power2)) + EPSILON)
        return (theta, m, v, power1, power2), None

    start = (theta, jnp.zeros_like(theta), jnp.zeros_like(theta), 1.0, 1.0)
    return jax.lax.scan(step, start, length=steps)[0][0]


def measure(replicas, t):
    key = jax.random.key(replicas)
    theta = jnp.zeros((replicas, 3, K)).at[:, 1].set(jax.random.choice(key, t, (replicas, K)))
    losses = jax.jit(jax.vmap(loss, (0, None)))
    steps = 16
    while True:
        run = jax.jit(jax.vmap(lambda row: train(row, t, steps)))
        run(theta).block_until_ready()  # compiles
        begun = time.perf_counter()
        trained = run(theta).block_until_ready()
        seconds = time.perf_counter() - begun
        if seconds >= 1:
            return replicas * steps / seconds, float(losses(trained, t).mean())
        steps = int(steps * max(2, min(16, 1.2 / seconds)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicas", default="1,64,1024,16384,65536")
    bump, noise = jax.random.split(jax.random.key(20))
    which = jax.random.choice(bump, 3, (N,), p=jnp.array([0.5, 0.3, 0.2]))
    y = jnp.array([-2.0, 0.5, 3.0])[which] + jnp.array([0.9, 0.6, 0.8])[which] * jax.random.normal(noise, (N,))
    t = (y - y.mean()) / y.std()
    rows = []
    for replicas in map(int, parser.parse_args().replicas.split(",")):
        speed, final = measure(replicas, t)
        rows.append({"workload": "a", "replicas": replicas, "path": "jax", "replicaStepsPerSecond": speed, "finalLoss": final})
    print(json.dumps({"device": str(jax.devices()[0]), "jax": jax.__version__, "rows": rows}, indent=2))


main()
