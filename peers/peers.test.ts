/** What peers.json says, held against what is there. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  name: string;
  npm?: string[];
  server?: { command: string[] };
  client?: { command: string[] };
}

const peers = JSON.parse(read('peers.json')) as Entry[];

test('each name is there once', () => {
  const names = peers.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test.each(peers)('$name has the programs that it names, and its packages are locked', ({ npm = [], server, client }) => {
  const programs = [server, client].flatMap((side) => side?.command.filter((word) => /\.[a-z]+$/.test(word)) ?? []);
  expect(programs).not.toEqual([]);
  expect(programs.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
  const locked = Object.keys(JSON.parse(read('package-lock.json')).packages['']?.dependencies);
  expect(locked).toEqual(expect.arrayContaining(npm));
});

test('a client is told its URL', () => {
  const clients = peers.flatMap(({ client }) => client ?? []);
  expect(clients.filter(({ command }) => !command.includes('{url}'))).toEqual([]);
});

test('the lock names no place from where packages come', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
});

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
