/** What the tests with real peers share. */

export { type Relay, relayTo } from '../relay.js';
export { type Certificate, certificate, openssl } from './certificates.js';
export { holdBackFrom, nginx, startNginx } from './in-front.js';
export { conversation, messages, patience } from './messages.js';
export { isInstalled, type Peer, testWith, verdictOn } from './presence.js';
export { run, type Started, start } from './processes.js';
export { microsocks, startMicrosocks, startTinyproxy, tinyproxy } from './proxies.js';
