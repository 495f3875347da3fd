/** The names of the side under test take the place of those of the traces, and what is wrong stays wrong. */
import { expect, test } from 'vitest';
import { type Names, replyTo, requestTo } from './names.js';

const names: Names = { origin: 'http://a.test', host: 'localhost:8080', resource: '/1/x' };
const STATUS = 'HTTP/1.1 101 x\r\n';
const whole = (text: string, other: Partial<Names> = {}) =>
  replyTo({ ...names, ...other }, [STATUS + text])[0]?.slice(STATUS.length);

test('origin, host and resource are those of the client, up to the end of the fields', () => {
  const text = 'Sec-WebSocket-Origin: http://example.com\r\nSec-WebSocket-Location: ws://example.com/demo\r\n\r\n';
  const ours = 'Sec-WebSocket-Origin: http://a.test\r\nSec-WebSocket-Location: ws://localhost:8080/1/x\r\n\r\n';
  expect(whole(`${text}/demo`)).toBe(`${ours}/demo`);
});

test('a server at a port of its own is not addressed with the default one as well', () => {
  const request = 'GET /demo HTTP/1.1\r\nHost: example.com:80\r\n\r\n';
  expect(requestTo({ host: 'localhost:8080' }, [request], false)[0]).toContain('\r\nHost: localhost:8080\r\n');
  expect(requestTo({ host: 'localhost' }, [request], false)[0]).toContain('\r\nHost: localhost:80\r\n');
  expect(requestTo({ host: 'localhost' }, [request], true)[0]).toContain('\r\nHost: localhost:443\r\n');
});

test('a capital stays a capital', () => {
  expect(whole('Sec-WebSocket-Location: ws://Example.com/demo\r\n')).toBe('Sec-WebSocket-Location: ws://Localhost:8080/1/x\r\n');
  expect(whole('Sec-WebSocket-Origin: HTTP://EXAMPLE.COM\r\n')).toBe('Sec-WebSocket-Origin: HTTP://A.TEST\r\n');
});

test('another origin stays another one, even where it is that of this client', () => {
  expect(whole('Sec-WebSocket-Origin: null\r\n')).toBe('Sec-WebSocket-Origin: null\r\n');
  expect(whole('Sec-WebSocket-Origin: Null\r\n', { origin: 'null' })).toBe('Sec-WebSocket-Origin: http://elsewhere.example\r\n');
  expect(whole('Sec-WebSocket-Origin: http://example.com\r\n', { origin: 'null' })).toBe('Sec-WebSocket-Origin: null\r\n');
});

test('another location stays another one, even where it is that of this client', () => {
  const plain = { host: '127.0.0.1:8080', resource: '/' };
  const elsewhere = 'Sec-WebSocket-Location: http://elsewhere.example\r\n';
  expect(whole('Sec-WebSocket-Location: ws://example.com/demo\r\n', plain)).toBe(
    'Sec-WebSocket-Location: ws://127.0.0.1:8080/\r\n',
  );
  expect(whole('Sec-WebSocket-Location: ws://example.com/\r\n')).toBe('Sec-WebSocket-Location: ws://localhost:8080/\r\n');
  for (const wrong of ['ws://example.com/', 'ws://EXAMPLE.COM/demo', 'ws://example.com/DEMO']) {
    expect(whole(`Sec-WebSocket-Location: ${wrong}\r\n`, plain)).toBe(elsewhere);
  }
  expect(whole('Sec-WebSocket-Origin: https://example.com\r\n', { origin: 'https://localhost:8080' })).toBe(
    'Sec-WebSocket-Origin: http://elsewhere.example\r\n',
  );
});

test('a client that asks for a subprotocol gets it once, whatever the trace has', () => {
  const chat = { protocol: 'chat' };
  const lines = 'Upgrade: WebSocket\r\nSec-WebSocket-Protocol: x\r\nsec-websocket-protocol:y\r\n\r\n';
  expect(whole(lines, chat)).toBe('Sec-WebSocket-Protocol: chat\r\nUpgrade: WebSocket\r\n\r\n');
  expect(whole(lines)).toBe(lines);
  expect(whole('', chat)).toBe('');
});

test('cuts between writes stay where they are in the text', () => {
  const pieces = [`${STATUS}Sec-WebSocket-Location: ws://exa`, 'mple.com', '/demo\r', '\n\r\n'];
  const cut = replyTo(names, pieces);
  expect(cut.join('')).toBe(`${STATUS}Sec-WebSocket-Location: ws://localhost:8080/1/x\r\n\r\n`);
  expect(cut).toHaveLength(4);
  expect(cut.slice(2)).toEqual(['/1/x\r', '\n\r\n']);
});

const REQUEST = ['GET /demo HTTP/1.1\r\nHost: exam', 'ple.com:80\r\nOrigin: http://example.com\r\n', '\r\n/demo'];

test('a request is in the names of the server, up to the end of the fields, and cut where it was cut', () => {
  expect(requestTo({ host: 'b.test', resource: '/room?x' }, REQUEST, false)).toEqual([
    'GET /room?x HTTP/1.1\r\nHost: b.te',
    'st:80\r\nOrigin: http://example.com\r\n',
    '\r\n/demo',
  ]);
});

test('the resource is the one of the URL, whatever the trace asks for, unless what it asks for is ill-formed', () => {
  const asked = (line: string, hasLists = false) => requestTo({ resource: '/room' }, [`${line}\r\n`], false, hasLists)[0];
  expect(asked('GET / HTTP/1.1')).toBe('GET /room HTTP/1.1\r\n');
  expect(asked('GET /// x\rx')).toBe('GET /room x\rx\r\n');
  expect(asked('GET /demo?a=b HTTP/1.1')).toBe('GET /room?a=b HTTP/1.1\r\n');
  for (const line of ['GET G', 'GETG', 'GET /', 'GET /\x80 HTTP/1.1', 'POST / HTTP/1.1']) expect(asked(line)).toBe(`${line}\r\n`);
  expect(asked('GET / HTTP/1.1', true)).toBe('GET / HTTP/1.1\r\n');
  expect(requestTo({ resource: '/room' }, ['GET ', '/', ' ', '\rG'], false)).toEqual(['GET ', '/room', ' ', '\rG']);
});

test('behind TLS the default port is another one', () => {
  expect(requestTo({}, REQUEST, true).join('')).toContain('Host: example.com:443\r\n');
});

test('a subprotocol of the server is asked for behind the first field, or in place of that of the traces', () => {
  const own = 'Sec-WebSocket-Protocol: chess\r\n';
  expect(requestTo({ protocol: 'chess' }, REQUEST, false).join('')).toContain(`Host: example.com:80\r\n${own}Origin:`);
  const asked = requestTo({ protocol: 'chess' }, ['GET / HTTP/1.1\r\nSec-WebSocket-Protocol: chat\r\n\r\n'], false);
  expect(asked).toEqual([`GET / HTTP/1.1\r\n${own}\r\n`]);
});
