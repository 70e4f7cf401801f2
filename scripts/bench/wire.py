"""The whole `/canirun` over signed HTTP, beside bare echoes by Bolt: the same edge, server, load and moment."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import IO, Final, NamedTuple

from scripts.bench.history import SESSIONS_EACH, fill
from scripts.bench.load import PEOPLE, Order, Result, command

ROOT: Final = Path(__file__).parents[2]
UTTERANCES: Final = ROOT / "tests" / "cases" / "utterances.jsonl"
EXAMPLE: Final = "sprints tomorrow morning? heavy squats last night, legs 4/10"

ROUNDS: Final = 7
ROUND_S: Final = 0.5
CONNECTIONS: Final = 32
BURST: Final = 300  # commands of which only the acknowledgement is waited for: the rest piles up meanwhile
STARTS: Final = 5

ACK, ECHO, STOCK, CANIRUN = "ack", "respond-pbr", "respond", "canirun"
SERVERS: Final = {
    ACK: "Bolt, ack(text)",
    ECHO: "Bolt, ack(); respond(text)",
    STOCK: "  the same, stock",
    CANIRUN: "Canirun",
}
HALF, HISTORY, START_S, MEGABYTES = 0.5, 0.4, 1.5, 90  # the targets
HEAD: Final = "{:28}" + "{:>11}" * 9


class Child(NamedTuple):
    """A process of ours that speaks in lines."""

    process: subprocess.Popen[str]
    says: IO[str]
    hears: IO[str]

    def line(self) -> str:
        if not (line := self.says.readline()):
            message = f"{self.process.args!r} has ended"
            raise RuntimeError(message)
        return line

    def carry_out(self, order: Order) -> Result:
        print(json.dumps(order._asdict()), file=self.hears, flush=True)
        return Result(*json.loads(self.line()))

    def megabytes(self) -> float:
        """The memory that is resident, in 10^6 bytes."""
        call = ["ps", "-o", "rss=", "-p", str(self.process.pid)]
        return int(subprocess.run(call, check=True, capture_output=True).stdout) * 1024 / 1e6

    def cpu_s(self) -> float:
        """The processor time used so far; 0 where the system has no /proc. A busy machine hardly changes it."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def child(module: str, *arguments: str) -> Iterator[Child]:
    """A process that ends when its standard input does."""
    call = [sys.executable, "-m", f"scripts.bench.{module}", *arguments]
    with subprocess.Popen(call, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise TypeError("both are pipes")
        try:
            yield Child(process, process.stdout, process.stdin)
        finally:
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def utterances() -> list[str]:
    """Every example of tests/cases."""
    return [json.loads(line)["text"] for line in UTTERANCES.read_text(encoding="utf-8").splitlines()]


class Measured(NamedTuple):
    """One server: medians of each load, the processor's microseconds a command, megabytes before and after all."""

    loads: dict[str, Result]
    cpu_us: float
    idle: float
    after: float


def report() -> None:
    """Measures and prints a table, and where the targets stand."""
    with TemporaryDirectory(prefix="canirun-bench-") as folder, child("load") as load:
        url = f"sqlite:///{folder}/canirun.db"
        fill(url, PEOPLE)
        sink = int(load.line())
        starts = _starts(sink, url)
        measured = _loads(load, sink, url)
    print(f"A command over signed HTTP, one process, {CONNECTIONS} connections; done when its answer has arrived")
    print("example: README's; all: the utterances of tests/cases; burst: their acknowledgements, while work piles up")
    print(
        HEAD.format(
            "", "example/s", "all/s", "CPU µs", "burst/s", "1: ack ms", "answer ms", "start s", "MB idle", "after"
        )
    )
    for name, words in SERVERS.items():
        loads, cpu_us, idle, after = measured[name]
        cells = [loads["example"].rate, loads["all"].rate, cpu_us, loads["burst"].rate]
        alone = [loads["alone"].ack_ms, loads["alone"].answer_ms]
        start = f"{starts[name]:.2f}" if name in starts else ""
        print(
            HEAD.format(
                words, *map("{:,.0f}".format, cells), *map("{:.2f}".format, alone), start, f"{idle:.0f}", f"{after:.0f}"
            )
        )
    _targets(measured, starts)


def _targets(measured: dict[str, Measured], starts: dict[str, float]) -> None:
    ours = measured[CANIRUN]
    print("\nWhere the targets stand")
    for name in (ACK, ECHO):
        theirs = measured[name]
        for load in ("all", "example"):
            ratio = ours.loads[load].rate / theirs.loads[load].rate
            _stands(f"commands/s ({load}) beside {SERVERS[name]}", ratio, ratio >= HALF, f"≥ {HALF}")
        if theirs.cpu_us:
            print(f"  {'  the same by processor time (all)':58}{theirs.cpu_us / ours.cpu_us:>8.2f}")
    ratio = ours.loads["bare"].rate / measured[ECHO].loads["bare"].rate
    words = f"bare /canirun, {SESSIONS_EACH} sessions in SQLite, beside the same"
    _stands(words, ratio, ratio >= HISTORY, f"≥ {HISTORY}")
    _stands(
        "seconds from start to the first acknowledgement", starts[CANIRUN], starts[CANIRUN] <= START_S, f"≤ {START_S}"
    )
    print(f"  {'  the same beside bare Bolt':58}{starts[CANIRUN] / starts[ACK]:>8.2f}")
    _stands("megabytes after all of it", ours.after, ours.after <= MEGABYTES, f"≤ {MEGABYTES}")
    if faults := sum(result.faults for server in measured.values() for result in server.loads.values()):
        print(f"  {faults} commands were not answered well: the figures above are worth nothing")


def _stands(what: str, measured: float, kept: object, target: str) -> None:
    print(f"  {what:58}{measured:>8.2f}   {target:6} {'kept' if kept else 'MISSED'}")


def _loads(load: Child, sink: int, url: str) -> dict[str, Measured]:
    every = utterances()
    with ExitStack() as stack:
        servers = {name: stack.enter_context(_server(name, sink, url)) for name in SERVERS}
        ports = {name: int(server.line()) for name, server in servers.items()}
        idle = {name: server.megabytes() for name, server in servers.items()}
        taken: dict[str, dict[str, list[Result]]] = defaultdict(lambda: defaultdict(list))
        cpu_s: dict[str, float] = defaultdict(float)
        for _, (name, server) in product(range(ROUNDS), servers.items()):
            order = Order(ports[name], [EXAMPLE], CONNECTIONS, ROUND_S, answers=name != ACK)
            taken[name]["example"].append(load.carry_out(order))
            order = order._replace(texts=every)
            before = server.cpu_s()
            taken[name]["all"].append(load.carry_out(order))
            cpu_s[name] += server.cpu_s() - before
            taken[name]["burst"].append(load.carry_out(order._replace(most=BURST, wait=False)))
            taken[name]["bare"].append(load.carry_out(order._replace(texts=[""])))
            taken[name]["alone"].append(load.carry_out(order._replace(connections=1)))
        return {
            name: Measured(
                {kind: _median(results) for kind, results in taken[name].items()},
                1e6 * cpu_s[name] / sum(result.done for result in taken[name]["all"]),
                idle[name],
                server.megabytes(),
            )
            for name, server in servers.items()
        }


def _median(results: list[Result]) -> Result:
    counts, rates, acks, answers, faults = zip(*results, strict=True)
    return Result(sum(counts), median(rates), median(acks), median(answers), sum(faults))


def _server(name: str, sink: int, url: str) -> AbstractContextManager[Child]:
    return child("servers", name, f"http://127.0.0.1:{sink}/api/", url)


def _starts(sink: int, url: str) -> dict[str, float]:
    """Median seconds from the start of a process to its first acknowledgement."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _, name in product(range(STARTS), (ACK, CANIRUN)):
        began = perf_counter()
        with _server(name, sink, url) as server:
            _first(int(server.line()), sink)
            taken[name].append(perf_counter() - began)
    return {name: median(seconds) for name, seconds in taken.items()}


def _first(port: int, sink: int) -> None:
    """One command, acknowledged; its answer goes where nobody waits for it."""
    head, _, body = command(EXAMPLE, -1, sink).partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/slack/events", body, headers)
    if (status := connection.getresponse().status) != HTTPStatus.OK:
        message = f"acknowledged with {status}"
        raise RuntimeError(message)
    connection.close()
