/** `hixie76 serve`: an echo server. */
import { once } from 'node:events';
import { choose, type Revision } from '../../machines/index.js';
import type { Policies } from '../../spec/index.js';
import { createServer, echo, type ServerOptions } from '../net/index.js';
import { attempt, certified, explain, Failure, wholeNumber } from './failure.js';
import { print } from './output.js';

export interface ServeOptions {
  port: string;
  origin?: string[];
  hostName?: string[];
  protocol?: string[];
  cert?: string;
  key?: string;
  secure?: boolean;
  policy?: string[];
  revision: Revision;
}

export async function serve({ port, origin, hostName, protocol, policy, revision, ...tls }: ServeOptions): Promise<void> {
  const { cert, key, secure } = tls;
  if (secure && (cert ?? key) !== undefined) {
    throw new Failure(
      'serve: --secure is for TLS that ends in front of it; with --cert and --key it ends here, so leave --secure out',
    );
  }
  const options: ServerOptions = {
    origins: origin ?? 'any',
    hosts: hostName?.map((name) => name.toLowerCase()) ?? 'any',
    protocols: protocol ?? [],
    secure: secure ?? false,
    policies: chosen(revision, policy),
    revision,
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

/** @throws Failure for what is no `NAME=OPTION` of a policy that can be chosen, or has been settled */
function chosen(revision: Revision, pairs: readonly string[] = []): Partial<Policies> {
  const policies = Object.fromEntries(pairs.map((pair) => pair.split('=', 2))) as Partial<Policies>;
  attempt('--policy', () => choose(policies, revision));
  return policies;
}
