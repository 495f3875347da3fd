/** `hixie76 serve`: an echo server. */
import { once } from 'node:events';
import { createServer, echo, type ServerOptions } from '../net/index.js';
import { certified, explain, Failure, wholeNumber } from './failure.js';
import { print } from './output.js';

export interface ServeOptions {
  port: string;
  origin?: string[];
  hostName?: string[];
  protocol?: string[];
  cert?: string;
  key?: string;
}

export async function serve({ port, origin, hostName, protocol, cert, key }: ServeOptions): Promise<void> {
  const options: ServerOptions = {
    origins: origin ?? 'any',
    hosts: hostName?.map((name) => name.toLowerCase()) ?? 'any',
    protocols: protocol ?? [],
    ...(cert === undefined && key === undefined ? {} : { tls: certified(cert, key) }),
  };
  const server = createServer(options, echo);
  const wanted = wholeNumber('--port', port, 0, 65_535);
  const actual = await server.listen(wanted).catch((error) => {
    throw new Failure(`serve: port ${port}: ${explain(error)}`);
  });
  print(`${options.tls ? 'wss' : 'ws'}://localhost:${actual}/`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
}
