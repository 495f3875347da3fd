/** The thin layer between machines and sockets; nothing else touches a socket. */
export { Client, type ClientOptions, type Route } from './client.js';
export type { Clock, Wait } from './clock.js';
export { Connection, type ConnectionEvents } from './connection.js';
export { echo } from './echo.js';
export { proxyFromEnvironment } from './environment-proxy.js';
export type { Place } from './hosts.js';
export { type Credentials, originOf } from './inputs.js';
export { checked, checkedTls, has, type Kind, kinds } from './options.js';
export type { ProxyChoice } from './proxy.js';
export { createServer, Server, type ServerEvents, type ServerOptions } from './server.js';
export type { ClientTls, ServerTls } from './tls.js';
export { Turns } from './turns.js';
export type { Allowed, WelcomeOptions } from './welcome.js';
