/** Real proxies on loopback ports, which end with the test that started them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../folder.js';
import { freePort } from '../ports.js';
import { isInstalled, type Peer } from './presence.js';

/** A proxy for HTTP's CONNECT. */
export const tinyproxy = program('tinyproxy', '-v');
/** A proxy for SOCKS 5. */
export const microsocks = program('microsocks', '-h');

function program(name: string, harmless: string): Peer {
  return { name, installed: isInstalled(name, harmless), install: `apt install ${name}` };
}

/** Starts tinyproxy. @returns its port */
export async function startTinyproxy(user?: string, password?: string): Promise<number> {
  const port = await freePort();
  const folder = temporaryFolder();
  const auth = user === undefined ? [] : [`BasicAuth ${user} ${password}`];
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 60', 'MaxClients 20', ...auth, ''];
  writeFileSync(join(folder, 'conf'), lines.join('\n'));
  return started('tinyproxy', ['-d', '-c', join(folder, 'conf')], port);
}

/** Starts microsocks. @returns its port */
export async function startMicrosocks(user?: string, password?: string): Promise<number> {
  const port = await freePort();
  const auth = user === undefined ? [] : ['-u', user, '-P', password as string];
  return started('microsocks', ['-i', '127.0.0.1', '-p', String(port), ...auth], port);
}

/** Starts a program and waits until the port accepts connections, as long as the program runs. @returns the port */
export async function started(command: string, args: readonly string[], port: number): Promise<number> {
  const child = spawn(command, args, { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    await setImmediate();
  }
  return port;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
