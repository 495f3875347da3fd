import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** A command that could not run: one line for whoever typed it, and exit code 2. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode = 2,
  ) {
    super(message);
  }
}

/** What the system says of a socket or file, in words. */
export function explain(error: NodeJS.ErrnoException): string {
  const known: Record<string, string> = {
    EADDRINUSE: 'the port is in use; choose another one, or 0 for a free one',
    EACCES: 'permission denied; choose a port from 1024 on, or another place',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOENT: 'no such file or folder',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is a file',
    EROFS: 'it cannot be written to',
  };
  return known[error.code ?? ''] ?? error.message;
}

/**
 * A whole number within bounds, for options.
 * @throws Failure otherwise
 */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Failure(`${option}: "${text}" is no whole number from ${least} to ${most}`);
}

/**
 * Authorities that a PEM file holds, for options.
 * @throws Failure when it cannot be read, or holds none
 */
export function pem(option: string, file: string): string {
  const text = read(option, file);
  return attempt(`${option}: ${file}`, () => createSecureContext({ cert: text })) && text;
}

/**
 * A certificate and its key, of the options --cert and --key.
 * @throws Failure unless both are there, can be read and belong together
 */
export function certified(cert: string | undefined, key: string | undefined): { cert: string; key: string } {
  if (cert === undefined || key === undefined) throw new Failure('--cert and --key: give both or none');
  const both = { cert: read('--cert', cert), key: read('--key', key) };
  return attempt(`--cert and --key: ${cert}, ${key}`, () => createSecureContext(both)) && both;
}

function read(option: string, file: string): string {
  return attempt(`${option}: ${file}`, () => readFileSync(file, 'utf8'));
}

/**
 * What an action gives.
 * @param what what is said first when it fails: the command or option, and the file
 * @param form what it should have been, if it is not: `not what --json prints`
 * @throws Failure with what the system, or whoever read it, says
 */
export function attempt<T>(what: string, action: () => T, form?: string): T {
  try {
    return action();
  } catch (error) {
    const why = explain(error as Error);
    throw new Failure(`${what}: ${form !== undefined && error instanceof SyntaxError ? `${form}: ${why}` : why}`);
  }
}
