/** What to start for a check: echo servers of ten lines. */
import { readFileSync } from 'node:fs';
import { tracesFolder } from '../traces/index.js';

const examples = new URL('../docs/examples/', tracesFolder);

/** What to write where there is no echo server yet, for the help of `check server`. */
export function echoServers(): string {
  return `
The server under test sends back each text message as one text frame, and nothing else of its own accord. What is to be
written around an implementation is no more than this, in JavaScript with websocket-driver (npm install websocket-driver):

${indented('echo-server.mjs')}
or in Python with eventlet (pip install eventlet, or apt install python3-eventlet):

${indented('echo-server.py')}
Put yours in the place of either library. Then it is started by itself, or by the check:

  npx hixie76 check server ws://127.0.0.1:8080/
  npx hixie76 check server --exec 'node echo-server.mjs'
`;
}

function indented(name: string): string {
  return readFileSync(new URL(name, examples), 'utf8').replace(/^(?=.)/gm, '  ');
}

/** Where that is told. */
export const SEE_HELP = '"npx hixie76 check server --help" has one of ten lines, in JavaScript and in Python';
