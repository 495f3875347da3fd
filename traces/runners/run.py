#!/usr/bin/env python3
"""Plays the server traces of a tier to an echo server. Exit code 0: no trace failed; 1: some did; 2: it could not run."""
import argparse, codecs, ipaddress, json, os, re, socket, struct, sys, time, urllib.parse

PASS, ALLOWED, REFUSED, FAIL = range(4)
# A byte that is not UTF-8 is read as one of U+DC80 to U+DCFF. Each pattern comes with a text that it takes.
HTTP = r"HTTP/[0-9]+\.[0-9]+ (?!101)[0-9]{3}( [^\r\n]*)?\r\n", "HTTP/1.1 400 \r\n"
LINES = r"101 [^\0-\x08\n-\x1f\x7f]*\r\n((?:[!-9;-~]+: [^\r\n\udc80-\udcff]*\r\n)*)\r\n"
HANDSHAKE = r"HTTP/[0-9]+\.[0-9]+ " + LINES, "HTTP/1.1 101 \r\nA: \r\n\r\n"
URL = r"(%s)://(\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%%[0-9A-Fa-f]{2})+)(?::(0|[1-9][0-9]*))?%s"


def split(data):
    """All bytes as reply (a word, or values by name), digest and frames, the last two in hex."""
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(data)
    if not data or re.match(HTTP[0], text):
        return "http" if data else "none", "", ""
    head = re.match(HANDSHAKE[0], text)
    if not head:
        becomes = [any(re.match(pattern, text + end[at:]) for at in range(len(end))) for pattern, end in (HTTP, HANDSHAKE)]
        return "incomplete" + " http" * becomes[0] + " handshake" * becomes[1] if any(becomes) else "wrong", "", ""
    fields, rest = {}, data.partition(b"\r\n\r\n")[2]
    for name, value in (line.split(": ", 1) for line in head[1].split("\r\n")[:-1]):
        fields.setdefault(name.lower(), []).append(value)
    return fields, rest[:16].hex(), rest[16:].hex()


def is_url(value, scheme, path):
    url, default = re.fullmatch(URL % (scheme, path), value), {"ws": "80", "wss": "443", "http": "80", "https": "443"}
    try:
        host = url and (url[2][0] != "[" or ipaddress.IPv6Address(url[2][1:-1]))
    except ValueError:
        return False
    return host and (not url[3] or int(url[3]) < 65536 and url[3] != default.get(url[1].lower()))


def is_liberty(name, values, wanted):
    """Whether a field that is not as wanted may be so all the same."""
    value = values[0] if len(values) == 1 else ""
    if name == "sec-websocket-location":
        return is_url(value, "wss?", "/[!-~]*")
    if name == "sec-websocket-origin":
        return value in ("null", "file://") or is_url(value, "[A-Za-z][A-Za-z0-9+.-]*", "")
    return not values or re.fullmatch("[!-~][ -~]*", value) if name == "sec-websocket-protocol" else wanted is None


def compare_reply(want, reply, digest):
    """(whether it is met, whether what is seen is a beginning of it, mark)"""
    if want is None or reply == want:
        return True, True, PASS
    if want == "none" or isinstance(want, str) and isinstance(reply, dict):
        return False, False, FAIL
    if isinstance(reply, str):
        return False, reply == "none" or ("http" if want == "http" else "handshake") in reply, PASS
    fields = want["fields"]
    others = [name for name in {**fields, **reply} if reply.get(name) != [fields.get(name)] and name != "set-cookie"]
    if not all(is_liberty(name, reply.get(name, []), fields.get(name)) for name in others):
        return False, False, FAIL
    due = digest if want["digest"] == "any" and len(digest) == 32 else want["digest"]
    return digest == due, due == "any" or due.startswith(digest), ALLOWED if others else PASS


def compare(outcome, data, closed):
    def terminates(end):
        begun = frames[: -len(end)]
        return frames.endswith(end) and wanted.startswith(begun) and re.fullmatch(rb"(\0[^\xff]*\xff)*", bytes.fromhex(begun))
    mark, (reply, digest, frames) = PASS if outcome["mark"] == "pass" else ALLOWED, split(data)
    if "anything" in outcome:
        return True, True, mark
    wanted, closes = outcome["frames"], outcome["closes"]
    met, begun, liberty = compare_reply(outcome.get("reply"), reply, digest)
    if met and frames != wanted:
        met, begun = terminates("ff00"), wanted.startswith(frames) or terminates("ff")
        liberty = ALLOWED if met else liberty
    liberty = ALLOWED if met and closes is False and closed else liberty
    return met and (closed or closes is not True), begun or met, max(mark, liberty)


def observe(connection, data, outcomes, after_fin, deadline):
    """(verdict, all bytes, whether the server has closed), as soon as there is a verdict"""
    until, closed = time.monotonic() + (deadline / 8 if after_fin else deadline), False
    while True:
        compared = [(outcome["mark"], *compare(outcome, data, closed)) for outcome in outcomes]
        best = min((mark for _, met, begun, mark in compared if met or begun and after_fin), default=None)
        begun = any(each[2] for each in compared) or split(data)[0] in ("http", "incomplete http", "incomplete http handshake")
        better = best != PASS and any(own == "pass" and begun and not met for own, met, begun, _ in compared)
        left = until - time.monotonic()
        if best is None and (closed or not begun or left <= 0):
            return REFUSED if begun and (closed or after_fin) else FAIL, data, closed
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
