/** Programs end with us, and with them what they have started. */
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { Program } from './program.js';

/** Starts a program of its own, says its number, and ignores being asked to end. */
const STUBBORN = 'trap "" TERM; sleep 600 & echo $!; wait; wait';

test('what a program has started ends with it, even if it does not want to', async () => {
  const program = started('sh', '-c', STUBBORN);
  const child = Number(await program.line(5_000));
  expect(isAlive(child)).toBe(true);
  await program.stop();
  await expect.poll(() => isAlive(child)).toBe(false);
});

test('what a program says before a line that is waited for is part of the complaint', async () => {
  const program = started('sh', '-c', 'echo "no such port" >&2; exit 3');
  await expect(program.line(5_000)).rejects.toThrow('ended with exit code 3 before it printed a line: no such port');
});

test('a program that is silent is not waited for without end', async () => {
  await expect(started('sleep', '600').line(50)).rejects.toThrow('printed nothing within 50 ms');
});

test('a program that is not there is told by name', async () => {
  await expect(started('/nowhere/at-all').line(5_000)).rejects.toThrow('could not be started: spawn /nowhere/at-all');
});

test('a program hears lines', async () => {
  const program = started('sh', '-c', 'read line; echo "heard $line"');
  program.tell('send x');
  expect(await program.line(5_000)).toBe('heard send x');
});

function started(...words: [string, ...string[]]): Program {
  const program = new Program(words);
  onTestFinished(() => program.stop());
  return program;
}

/** A process that has ended may wait to be taken notice of. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
