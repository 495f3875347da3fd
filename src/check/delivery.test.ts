import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { delivered } from './delivery.js';

/** Reads slowly: all that has come, and then nothing for a while, with the thread at work. It prints what it reads at once. */
const SLOW = `
require('node:net').createServer((socket) => {
  socket.on('data', (bytes) => {
    console.log(bytes.toString());
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
  });
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

async function slow(): Promise<{ child: ChildProcess; port: number; lines: AsyncIterableIterator<string> }> {
  const child = spawn(process.execPath, ['-e', SLOW]);
  onTestFinished(() => void child.kill());
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { child, port: Number((await lines.next()).value), lines };
}

test('writes to a program that is slow are read one by one, if each is waited for', async () => {
  const { port, lines } = await slow();
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  const read: string[] = [];
  for (const text of ['a', 'b', 'c', 'd', 'e']) {
    socket.write(text);
    await delivered(socket);
  }
  while (read.join('').length < 5) read.push((await lines.next()).value);
  expect(read).toEqual(['a', 'b', 'c', 'd', 'e']);
});
