/** `servers KIND`: an echo server as a process of its own. Tells its port, then what it has used when it is asked. */
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { Kind, Usage } from './kinds.js';
import { driverPackage, wsPackage } from './peers.js';
import { endWithParent } from './processes.js';

const HOST = '127.0.0.1';

const start: Readonly<Record<Kind, () => Promise<number>>> = {
  hixie76: startOurs,
  'websocket-driver': () => overTcp(serveDriver),
  ws: startWs,
  TCP: () => overTcp((socket) => socket.pipe(socket)),
};

/** Imported here, so that the others' processes are free of it. */
async function startOurs(): Promise<number> {
  const { createServer } = await import('../net/index.js');
  // All load comes from one address.
  const limits = { 'server.connections.limit.perAddress': Number.POSITIVE_INFINITY };
  return createServer({ origins: 'any', hosts: 'any', limits }, (peer) => peer.on('message', (text) => peer.send(text))).listen(
    0,
    HOST,
  );
}

function serveDriver(socket: Socket): void {
  const driver = driverPackage().server({ allowDrafts: true });
  driver.on('connect', () => driver.start());
  driver.messages.on('data', (text: string) => driver.text(text));
  socket.pipe(driver.io).pipe(socket);
}

function startWs(): Promise<number> {
  const { WebSocketServer } = wsPackage();
  const server = new WebSocketServer({ port: 0, host: HOST });
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (data) => socket.send(data.toString()));
  });
  return new Promise((resolve) => server.on('listening', () => resolve(server.address().port)));
}

function overTcp(serve: (socket: Socket) => void): Promise<number> {
  const server = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, HOST, () => resolve((server.address() as { port: number }).port));
  });
}

function usage(port: number): Usage {
  const { user, system } = process.cpuUsage();
  return { port, cpu: user + system, memory: process.memoryUsage.rss() };
}

endWithParent();
const port = await start[process.argv[2] as Kind]();
process.on('message', (question) => {
  if (question === 'collect') global.gc?.();
  process.send?.(usage(port));
});
process.send?.(usage(port));
