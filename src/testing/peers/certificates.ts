/** Certificates for tests, made anew each time by the openssl program. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Peer } from './presence.js';

/** The program that makes certificates. */
export const openssl: Peer = {
  name: 'openssl',
  installed: spawnSync('openssl', ['version']).status === 0,
  install: 'apt install openssl',
};

/** A certificate that is its own authority, and its key: PEM, and the files that hold it. */
export interface Certificate {
  cert: string;
  key: string;
  certFile: string;
  keyFile: string;
  /** Deletes the files. */
  remove(): void;
}

/** Makes a certificate, good for a day, for names such as `DNS:example.com` or `IP:127.0.0.1`. */
export function certificate(...names: string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'hixie76-'));
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const subject = ['-subj', '/CN=test', '-addext', `subjectAltName=${names.join(',')}`];
  execFileSync('openssl', ['req', '-x509', ...key, '-out', certFile, '-days', '1', ...subject], { stdio: 'ignore' });
  return {
    cert: readFileSync(certFile, 'utf8'),
    key: readFileSync(keyFile, 'utf8'),
    certFile,
    keyFile,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
