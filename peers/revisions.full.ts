/** What each installed server does in the exchanges of traces/revisions/, and by which texts that is right: what docs/revisions.md says of peers. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { REVISIONS } from '../machines/index.js';
import { Program, serverOf } from '../src/check/index.js';
import { allPeers, installedVersion, peersFolder, wordsOf } from '../src/check/matrix/index.js';
import { type Entry, Judge, parseLog } from '../src/judge/index.js';

/** Milliseconds within which a server that reads on has answered, however much else there is to do; only a deaf one takes them. */
const PATIENCE = 15_000;
const PROBE = Buffer.from('\0probe\xff', 'latin1');
/** Echo servers know no subprotocol. */
const SUBPROTOCOL = /Sec-WebSocket-Protocol: .*?\r\n/;

const folder = new URL('../traces/revisions/', import.meta.url);
const exchanges = readdirSync(folder)
  .map((file) => ({ name: file.replace('.json', ''), ...parseLog(readFileSync(new URL(file, folder), 'utf8')) }))
  // It takes a server that is told to end, and no bytes tell it so.
  .filter(({ role, name }) => role === 'server' && name !== 'server-terminates')
  .map(({ name, wire }) => ({
    name,
    sent: wire.flatMap((entry) => (entry.from === 'client' && 'bytes' in entry ? [entry.bytes] : [])),
  }));

/** What goes over the wire when a server is sent this, and then a message, and whether it left that unanswered. */
async function played(port: number, [request = new Uint8Array(), ...frames]: readonly Uint8Array[]) {
  const socket = connect(port, '127.0.0.1');
  const log: Entry[] = [];
  const received = () =>
    Buffer.concat(log.flatMap((entry) => (entry.from === 'server' && 'bytes' in entry ? [entry.bytes] : [])));
  const signal = AbortSignal.timeout(PATIENCE);
  const until = async (isDone: () => boolean) => {
    while (!isDone() && !log.some((entry) => 'close' in entry)) await once(socket, 'heard', { signal });
  };
  const note = (entry: Entry) => socket.emit('heard', log.push(entry));
  socket.on('data', (bytes) => note({ from: 'server', at: 0, bytes }));
  socket.on('close', (isBroken) => note({ from: 'server', at: 0, close: isBroken ? 'rst' : 'fin' }));
  socket.on('error', () => {});
  const send = (bytes: Uint8Array) => {
    log.push({ from: 'client', at: 0, bytes });
    socket.write(bytes);
  };
  send(Buffer.from(Buffer.from(request).toString('latin1').replace(SUBPROTOCOL, ''), 'latin1'));
  try {
    const end = () => received().indexOf('\r\n\r\n');
    await until(() => end() !== -1 && received().length >= end() + 20);
    for (const bytes of [...frames, PROBE]) send(bytes);
    await until(() => received().includes(PROBE));
    return { log, late: false };
  } catch {
    return { log, late: true };
  } finally {
    socket.destroy();
  }
}

test('of each installed server, the exchanges that are right by some texts and not by others', async () => {
  const found: Record<string, Record<string, string>> = {};
  for (const peer of allPeers()) {
    if (peer.server === undefined || (await installedVersion(peer)) === null) continue;
    const program = new Program(wordsOf(peer.server.command), peersFolder);
    try {
      const { url } = await serverOf(program, peer.server.hooks);
      for (const { name, sent } of exchanges) {
        const { log, late } = await played(Number(url.port), sent);
        const right = REVISIONS.filter((revision) => {
          const judge = new Judge('server', { application: 'echo', revision });
          for (const entry of log) judge.sees(entry);
          if (late) judge.late();
          return judge.verdict().accepted;
        });
        if (right.length > 0 && right.length < REVISIONS.length) found[name] = { ...found[name], [peer.name]: right.join(' ') };
      }
    } finally {
      await program.stop();
    }
  }
  await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot('revisions.json');
}, 900_000);
