/** What a client waits for never comes, or comes when nobody waits any more; and the next connection to the address. */
import type { CookieJar } from 'tough-cookie';
import { afterEach, describe, expect, test } from 'vitest';
import { alive } from '../../testing/alive.js';
import { faulty, ourSockets } from '../../testing/faults.js';
import { FF00, KEY3, RESPONSE } from '../../testing/handshakes.js';
import { accepted, credentials, replyOf } from '../../testing/pairs.js';
import { closeAll, Wire } from '../../testing/sockets.js';
import type { Watch } from '../../testing/watch.js';
import type { ClientOptions } from '../client.js';
import { type Socket, system } from '../system.js';

afterEach(closeAll);

/** Something that is answered when a test says so. */
class Later<T> {
  answer: (value: T) => void = () => {};
  fail: (error: Error) => void = () => {};
  readonly promise = new Promise<T>((resolve, reject) => {
    this.answer = resolve;
    this.fail = reject;
  });
  /** Resolves once it was asked for. */
  readonly asked: Promise<void>;
  private note: () => void = () => {};

  constructor() {
    this.asked = new Promise((resolve) => {
      this.note = resolve;
    });
  }

  readonly ask = (): Promise<T> => {
    this.note();
    return this.promise;
  };
}

/** A name that is never resolved keeps a real socket connecting. */
const unanswered = () => {
  const { connect } = system;
  let note: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    note = resolve;
  });
  faulty({
    connect: ((to: object) => {
      const socket = connect({ ...to, host: 'unanswered.example', lookup: () => note() } as never);
      return socket;
    }) as never,
  });
  return begun;
};

const steps = (watch: Watch) => watch.all('REPORT').map(({ step }) => step);
const closures = (watch: Watch) => watch.all('CLOSED').map(({ wasClean }) => wasClean);
/** The script closes, or is gone. */
const ends = [
  ['is failed by its script', { type: 'FAIL', step: '10.3.2#Bb' }],
  ['is closed as its script is gone', { type: 'CLOSE_CONNECTION' }],
] as const;

/** How a client comes to a wait: what it is given besides, and when it waits. */
interface Wait {
  secure?: boolean;
  begin(wire: Wire): { more?: Partial<ClientOptions>; waits(watch: Watch): Promise<unknown>; late?(): unknown };
}

const aReply = (part: (reply: string) => string): Wait => ({
  begin: (wire) => ({
    waits: async (watch) => {
      const peer = await wire.peer();
      await peer.receives(KEY3);
      await peer.writeApart(watch, part(replyOf('ws')));
    },
  }),
});

/** A proxy that was asked, and says nothing. */
const aProxy = (proxy: string, asked: string): Wait => ({
  begin: (wire) => ({
    more: { proxy: () => proxy },
    waits: async () => (await wire.peer()).receives(asked),
  }),
});

const waits: [string, Wait][] = [
  [
    'the choice of a proxy',
    {
      begin: () => {
        const chosen = new Later<string | null>();
        return { more: { proxy: chosen.ask }, waits: () => chosen.asked, late: () => chosen.answer(null) };
      },
    },
  ],
  [
    'the addresses of its host',
    {
      begin: () => {
        const found = new Later<{ address: string; family: number }[]>();
        faulty({ lookup: found.ask as never });
        const route = () => ({ host: 'slow.example', port: 1 });
        return { more: { route }, waits: () => found.asked, late: () => found.answer([{ address: '127.0.0.1', family: 4 }]) };
      },
    },
  ],
  [
    'TCP',
    {
      begin: () => {
        const begun = unanswered();
        return { waits: () => begun };
      },
    },
  ],
  ['a proxy of HTTP', aProxy('http://proxy.example', 'CONNECT example.com:80 HTTP/1.1\r\nHost: example.com\r\n\r\n')],
  ['a proxy of SOCKS', aProxy('socks5://proxy.example', '\x05\x01\0')],
  [
    'its cookies',
    {
      begin: () => {
        const found = new Later<string>();
        const cookies = { getCookieString: found.ask } as unknown as CookieJar;
        return { more: { cookies }, waits: () => found.asked, late: () => found.answer('a=b') };
      },
    },
  ],
  [
    'the TLS handshake',
    {
      secure: true,
      begin: (wire) => ({
        waits: async (watch) => {
          await watch.tells('START_TLS');
          await (await wire.peer()).receives('');
        },
      }),
    },
  ],
  ['the status line', aReply(() => '')],
  ['the rest of the status line', aReply(() => 'HTTP/1.1 10')],
  ['fields', aReply((reply) => reply.slice(0, reply.indexOf('Sec-')))],
  ['the response', aReply((reply) => reply.slice(0, -16))],
  ['the last byte of the response', aReply((reply) => reply.slice(0, -1))],
];

describe.each(ends)('a client that %s', (_, end) => {
  test.each(waits)('while it waits for %s closes at once, and leaves nothing, whatever comes later', async (_, wait) => {
    const wire = new Wire();
    const { more = {}, waits, late } = wait.begin(wire);
    const sockets = ourSockets();
    const { client, watch, clock } = await wire.client(wait.secure ? { secure: true, port: 443 } : {}, 'overview', more);
    await waits(watch);
    const sent = watch.all('SEND').length;
    client.tell(end);
    const failed = end.type === 'FAIL' ? ['10.3.2#Bb'] : [];
    expect([closures(watch), steps(watch)]).toEqual([[false], failed]);
    await late?.();
    await new Promise(setImmediate);
    for (const socket of sockets) expect(socket.destroyed || socket.writableEnded).toBe(true);
    client.tell(end);
    expect([closures(watch), steps(watch), watch.all('SEND').length, clock.running.size]).toEqual([[false], failed, sent, 0]);
    expect(alive()).not.toHaveProperty('turns');
    for (let number = 0; number < wire.opened; number += 1) (await wire.peer(number)).vanish();
  });

  test('while it waits for its turn opens nothing, and the one behind it has the turn next', async () => {
    const wire = new Wire();
    const [first, second, third] = [await wire.client(), await wire.client(), await wire.client()];
    const peer = await wire.peer();
    await peer.receives(KEY3);
    second.client.tell(end);
    peer.write(replyOf('ws'));
    await third.watch.told('TCP_OPENED');
    await (await wire.peer(1)).receives(KEY3);
    expect([wire.opened, closures(first.watch), closures(second.watch)]).toEqual([2, [], [false]]);
  });
});

test('an address that does not answer in its time gives its turn to others, and the next address is tried', async () => {
  const wire = new Wire();
  const { connect } = system;
  const tried: string[] = [];
  let note: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    note = resolve;
  });
  faulty({
    lookup: (async () => ['127.0.0.9', '127.0.0.1'].map((address) => ({ address, family: 4 }))) as never,
    connect: ((to: { host: string }) => {
      tried.push(to.host);
      if (tried.length > 1) return connect(to as never);
      return connect({ ...to, host: 'unanswered.example', lookup: () => note() } as never);
    }) as never,
  });
  const port = await wire.port();
  const more = { route: () => ({ host: 'two.example', port }) };
  const one = await wire.client({}, 'overview', more);
  await begun;
  expect([...one.clock.running]).toEqual([['connect', 2000]]);
  one.clock.ring('connect');
  const peer = await wire.peer();
  await peer.receives(KEY3);
  expect(tried).toEqual(['127.0.0.9', '127.0.0.1']);
  // The first address is free, though this one is not established.
  const other = await wire.client({}, 'overview', { route: () => ({ host: '127.0.0.9', port }) });
  await new Promise(setImmediate);
  expect(other.watch.count('TURN')).toBe(1);
  expect(one.clock.running.has('connect')).toBe(false);
  peer.vanish();
  other.client.tell(ends[1][1]);
  await one.watch.tells('CLOSED');
});

test('a client that is over as it begins to ask a proxy for the second time leaves nothing', async () => {
  const wire = new Wire();
  const sockets = ourSockets();
  const { connect } = system;
  faulty({
    connect: ((to: never) => {
      if (sockets.length === 1) client.tell(ends[1][1]);
      return connect(to);
    }) as never,
  });
  const { client, watch } = await wire.client({}, 'overview', { proxy: () => 'http://a:b@proxy.example' });
  const peer = await wire.peer();
  await peer.receives('\r\n\r\n');
  peer.write('HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
  await watch.tells('CLOSED');
  await new Promise(setImmediate);
  expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]);
});

test('the only address of a host has all the time that the system gives it', async () => {
  const wire = new Wire();
  const begun = unanswered();
  const { client, clock } = await wire.client();
  await begun;
  // So that no clock is asked, which may know no Infinity.
  expect(clock.running.size).toBe(0);
  client.tell(ends[0][1]);
});

test.each<[string, Partial<ClientOptions>]>([
  ['a jar', { cookies: { getCookieString: () => Promise.reject(new Error('no cookies')) } as unknown as CookieJar }],
  [
    'a jar at once',
    {
      cookies: {
        getCookieString: () => {
          throw new Error('no cookies');
        },
      } as unknown as CookieJar,
    },
  ],
  [
    'a route',
    {
      route: () => {
        throw new Error('no way');
      },
    },
  ],
  [
    'a choice of proxies',
    {
      proxy: () => {
        throw new Error('no proxy');
      },
    },
  ],
  ['a choice of proxies, later', { proxy: () => Promise.reject(new Error('no proxy')) }],
  [
    'credentials',
    {
      credentials: () => {
        throw new Error('no name');
      },
    },
  ],
])('10.3.4.3.1#3: %s that fails is told as a TCP connection that cannot be opened, and nothing is left', async (_, more) => {
  const wire = new Wire();
  const sockets = ourSockets();
  const { watch, client } = await wire.client({}, 'overview', more);
  await watch.tells('CLOSED');
  expect([steps(watch), closures(watch)]).toEqual([['10.3.4.3.1#3'], [false]]);
  expect(client.trouble?.message).toMatch(/^no /);
  expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
  if (sockets.length > 0) await wire.socket();
});

/** A jar that takes cookies when the test says so. */
class SlowJar {
  readonly taking: Later<void>[] = [];
  readonly asked: string[] = [];
  getCookieString = async (): Promise<string> => {
    this.asked.push(`after ${this.taken}`);
    return '';
  };
  private taken = 0;
  setCookie = (): Promise<void> => {
    const later = new Later<void>();
    this.taking.push(later);
    return later.ask().then(() => {
      this.taken += 1;
    });
  };
  as(): { cookies: CookieJar } {
    return { cookies: this as unknown as CookieJar };
  }
}

test.each([[[0, 1]], [[1, 0]]])(
  '10.3.4.3.1#41f: the next connection begins when all cookies are kept, in whatever order: %j',
  async (order) => {
    const wire = new Wire();
    const jar = new SlowJar();
    const first = await wire.client({}, 'overview', jar.as());
    const second = await wire.client({}, 'overview', jar.as());
    const peer = await wire.peer();
    await peer.receives(KEY3);
    peer.write(replyOf('ws', 'Set-Cookie: a=1', 'Set-Cookie: ä=2'));
    await first.watch.tells('ESTABLISHED');
    for (const number of order) {
      expect([second.watch.count('TURN'), wire.opened]).toEqual([0, 1]);
      jar.taking[number]?.answer();
      await new Promise(setImmediate);
    }
    await second.watch.told('TCP_OPENED');
    expect(jar.asked).toEqual(['after 0', 'after 2']);
    await (await wire.peer(1)).receives(KEY3);
  },
);

test('a jar that never keeps a cookie holds the next connection back no longer than this one is open', async () => {
  const wire = new Wire();
  const jar = new SlowJar();
  const first = await wire.client({}, 'overview', jar.as());
  const second = await wire.client();
  const peer = await wire.peer();
  peer.write(replyOf('ws', 'Set-Cookie: a=1'));
  await first.watch.tells('ESTABLISHED');
  expect(second.watch.count('TURN')).toBe(0);
  first.client.tell(ends[1][1]);
  await new Promise(setImmediate);
  expect(second.watch.count('TURN')).toBe(1);
  await second.watch.told('TCP_OPENED');
  await (await wire.peer(1)).receives(KEY3);
});

test('a jar that fails to keep a cookie disturbs nothing', async () => {
  const wire = new Wire();
  const jar = new SlowJar();
  const first = await wire.client({}, 'overview', jar.as());
  const second = await wire.client();
  (await wire.peer()).write(replyOf('ws', 'Set-Cookie: a=1'));
  await first.watch.tells('ESTABLISHED');
  jar.taking[0]?.fail(new Error('no room'));
  await new Promise(setImmediate);
  expect(second.watch.count('TURN')).toBe(1);
  await second.watch.told('TCP_OPENED');
  await (await wire.peer(1)).receives(KEY3);
});

describe('10.3.4.3.1#4: behind the TLS handshake', () => {
  test.each<[string, (socket: Socket) => unknown]>([
    ['an end', (raw) => raw.end()],
    ['a reset', (raw) => raw.resetAndDestroy()],
    ['bytes that are no TLS', (raw) => raw.write('HTTP/1.1 404 \r\n')],
  ])('%s of the connection is no failure of the handshake', async (_, breaks) => {
    const wire = new Wire();
    const { watch, client } = await wire.client({ secure: true, port: 443 }, 'overview', { tls: { ca: credentials().cert } });
    const raw = await wire.socket();
    const peer = accepted(raw);
    await peer.receives(KEY3);
    peer.write(replyOf('wss'));
    await watch.tells('ESTABLISHED');
    breaks(raw);
    await watch.tells('CLOSED');
    await new Promise(setImmediate);
    expect([steps(watch), closures(watch), client.trouble]).toEqual([[], [false], undefined]);
    expect([watch.count('TLS_OPENED'), watch.count('TLS_FAILED'), peer.received.includes(RESPONSE + FF00)]).toEqual([
      1,
      0,
      false,
    ]);
  });
});
