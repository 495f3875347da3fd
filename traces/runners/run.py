#!/usr/bin/env python3
"""Plays the server traces of a tier to an echo server. Exit code 0: no trace failed; 1: some did; 2: it could not run."""
import argparse, json, os, re, socket, struct, sys, time, urllib.parse

LINGER = 0.25
PASS, ALLOWED, REFUSED, FAIL = range(4)


def split(data):
    """All bytes as reply (a word, or values by name), digest and frames, the last two in hex."""
    head, end, rest = data.partition(b"\r\n\r\n")
    line, *lines = head.decode("utf-8", "replace").split("\r\n")
    status = re.fullmatch(r"HTTP/\d+\.\d+ (\d{3})( .*)?", line)
    if status and status[1] != "101" and b"\r\n" in data:
        return "http", "", ""
    if not end:
        return "incomplete" if data else "none", "", ""
    parts = [re.fullmatch(r"([^: ]+): (.*)", each, re.S) for each in lines]
    if not (status and status[2]) or None in parts:
        return "wrong", "", ""
    fields = {part[1].lower(): [each[2] for each in parts if each[1].lower() == part[1].lower()] for part in parts}
    return fields, rest[:16].hex(), rest[16:].hex()


def is_liberty(name, values, wanted):
    """Whether a field that is not as wanted may be so all the same."""
    value = values[0] if len(values) == 1 and not values[0].startswith(" ") else ""
    if name == "sec-websocket-location":
        return re.match(r"wss?://", value) and not re.match(r"ws://[^/]*:80/|wss://[^/]*:443/", value)
    if name == "sec-websocket-protocol" and not values:
        return True
    return value != "" if name in ("sec-websocket-origin", "sec-websocket-protocol") else wanted is None


def compare_reply(want, reply, digest):
    """(mark or None, whether what is seen is a beginning of the outcome)"""
    if want is None or reply == want:
        return PASS, True
    if isinstance(want, str) or isinstance(reply, str):
        return None, want != "none" and reply in ("none", "incomplete")
    fields = want["fields"]
    others = [name for name in {**fields, **reply} if reply.get(name) != [fields.get(name)] and name != "set-cookie"]
    if not all(is_liberty(name, reply.get(name, []), fields.get(name)) for name in others):
        return None, False
    due = digest if want["digest"] == "any" and len(digest) == 32 else want["digest"]
    if digest != due:
        return None, due == "any" or due.startswith(digest)
    return (ALLOWED if others else PASS), True


def terminates(frames, wanted, end):
    return wanted.startswith(frames[: -len(end)]) and re.search("(^|ff)%s$" % end, frames[-len(end) - 2 :])


def compare(outcome, data, closed):
    """(mark or None, whether what is seen is a beginning of the outcome)"""
    mark, (reply, digest, frames) = PASS if outcome["mark"] == "pass" else ALLOWED, split(data)
    if "anything" in outcome:
        return mark, True
    liberty, begun = compare_reply(outcome.get("reply"), reply, digest)
    if liberty is None:
        return None, begun
    wanted, closes = outcome["frames"], outcome["closes"]
    if frames != wanted:
        if not terminates(frames, wanted, "ff00"):
            return None, wanted.startswith(frames) or terminates(frames, wanted, "ff")
        liberty = ALLOWED
    if closes is True and not closed:
        return None, True
    return max(mark, liberty, ALLOWED if closes is False and closed else PASS), True


def observe(connection, data, outcomes, after_fin, deadline):
    """(verdict, all bytes, whether the server has closed), as soon as there is a verdict"""
    until, closed = time.monotonic() + (LINGER if after_fin else deadline), False
    while True:
        compared = [(outcome["mark"], *compare(outcome, data, closed)) for outcome in outcomes]
        best = min((met for _, met, _ in compared if met is not None), default=None)
        begun = any(beginning for _, _, beginning in compared) or split(data)[0] == "http"
        better = best != PASS and any(mark == "pass" and met is None and beginning for mark, met, beginning in compared)
        left = until - time.monotonic()
        if best is None and (closed or not begun or left <= 0):
            return REFUSED if closed and begun else FAIL, data, closed
        if best is not None and (closed or left <= 0 or not (better or after_fin)):
            return best, data, closed
        connection.settimeout(left)
        try:
            chunk = connection.recv(65536)
            data, closed = data + chunk, chunk == b""
        except OSError as error:
            closed = not isinstance(error, socket.timeout)


def play(trace, address, deadline):
    """(verdict, what to say of it, seconds of the slowest observation that is due)"""
    data, worst, slowest = b"", PASS, 0.0
    observations = {each["after"]: each for each in trace["observations"]}
    with socket.create_connection(address, deadline) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for index, event in enumerate(trace["events"]):
            fin, began = event["type"] == "fin", time.monotonic()
            connection.settimeout(deadline)
            if event["type"] == "reset":  # Closing sends it.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                break
            try:
                connection.shutdown(socket.SHUT_WR) if fin else connection.sendall(bytes.fromhex(event["hex"]))
            except OSError:
                pass  # The server has closed, as reading will show.
            if index in observations:
                step, outcomes = observations[index]["step"], observations[index]["outcomes"]
                verdict, data, closed = observe(connection, data, outcomes, fin, deadline)
                worst, slowest = max(worst, verdict), max(slowest, 0 if fin else time.monotonic() - began)
                if verdict == FAIL or closed or split(data)[0] == "http":
                    seen = " ".join([*map(str, filter(None, split(data))), "closed" if closed else "open"])
                    return worst, "%s: expected %s; observed %s" % (step, " or ".join(map(json.dumps, outcomes)), seen), slowest
    return worst, "", slowest


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True, help="such as ws://127.0.0.1:8080/")
    parser.add_argument("--tier", default="small")
    parser.add_argument("--only", help="id of the trace to play, besides the control")
    parser.add_argument("--deadline", type=float, default=2.0, help="seconds")
    options, count = parser.parse_args(), [0, 0, 0, 0]
    try:
        url = urllib.parse.urlsplit(options.url)
        with open(os.path.join(os.path.dirname(__file__), "..", options.tier, "server.json"), encoding="utf-8") as file:
            text = re.sub(r"\(([0-9a-f]+)\*(\d+)\)", lambda run: run[1] * int(run[2]), file.read())
            traces = [each for each in json.loads(text) if each["id"] in ("control", options.only or each["id"])]
        for trace in traces:
            verdict, why, slowest = play(trace, (url.hostname, url.port or 80), options.deadline)
            if trace is traces[0] and (verdict >= REFUSED or slowest > options.deadline / 4):
                reason = "is refused, so this is no echo server: %s" % why if verdict >= REFUSED else "took %.2f s" % slowest
                raise ValueError("the control %s; a larger --deadline may help" % reason)
            count[verdict] += 1
            if verdict == FAIL:
                print("FAIL %s (%s) at %s; alone: --only %s" % (trace["id"], trace["title"], why, trace["id"]))
    except (OSError, ValueError) as error:
        print("run.py: %s: %s" % (options.url, error), file=sys.stderr)
        return 2
    totals = (len(traces), count[PASS], count[ALLOWED] + count[REFUSED], count[REFUSED], count[FAIL])
    print("%d traces: %d pass, %d allowed (of these %d refused), %d fail" % totals)
    return 1 if count[FAIL] else 0


if __name__ == "__main__":
    sys.exit(main())
