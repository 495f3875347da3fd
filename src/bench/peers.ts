/** What we are measured beside: packages for development, which may be missing where this one is installed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package that is not installed. */
export class MissingPeer extends Error {
  constructor(name: string) {
    super(`${name} is not installed; "npm install --no-save ${name}" does that`);
  }
}

/** websocket-driver, as far as it is used here. */
export interface Driver {
  io: NodeJS.ReadWriteStream;
  messages: NodeJS.ReadableStream;
  on(event: string, hear: () => void): void;
  start(): void;
  text(message: string): void;
}

export interface DriverPackage {
  server(options: { allowDrafts: boolean; maxLength?: number }): Driver;
}

/** ws, as far as it is used here. */
export interface WsPackage {
  Sender: {
    frame(data: Buffer, how: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean }): Buffer[];
  };
  WebSocketServer: new (options: {
    port: number;
    host: string;
  }) => {
    address(): { port: number };
    on(event: 'listening', hear: () => void): void;
    on(event: 'connection', hear: (socket: WsSocket) => void): void;
  };
}

interface WsSocket {
  on(event: 'message', hear: (data: Buffer) => void): void;
  on(event: 'error', hear: () => void): void;
  send(data: string): void;
}

const require = createRequire(import.meta.url);

/** @throws MissingPeer when it is not installed */
export function driverPackage(): DriverPackage {
  return load('websocket-driver') as DriverPackage;
}

/** @throws MissingPeer when it is not installed */
export function wsPackage(): WsPackage {
  return load('ws') as WsPackage;
}

/**
 * Name and version of an installed package.
 * @throws MissingPeer when it is not installed
 */
export function versioned(name: string): { name: string; version: string } {
  return { name, version: versionAbove(resolve(name), name) };
}

/** This package's own version. */
export function ownVersion(): string {
  return versionAbove(fileURLToPath(import.meta.url), 'hixie76');
}

/** What the package.json says that is nearest above a file, of those with a name. */
function versionAbove(file: string, name: string): string {
  const folder = dirname(file);
  if (folder === file) throw new MissingPeer(name);
  const described = describedIn(folder);
  return described?.name === name ? described.version : versionAbove(folder, name);
}

function describedIn(folder: string): { name?: string; version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function load(name: string): unknown {
  return require(resolve(name));
}

function resolve(name: string): string {
  try {
    return require.resolve(name);
  } catch {
    throw new MissingPeer(name);
  }
}
