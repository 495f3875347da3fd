/** The thin layer between machines and sockets; nothing else touches a socket. */
export { Client, type ClientOptions, type Route } from './client.js';
export type { Clock, Wait } from './clock.js';
export { echo } from './echo.js';
export { Connection, createServer, Server, type ServerOptions } from './server.js';
export type { ClientTls, ServerTls } from './tls.js';
export { Turns } from './turns.js';
