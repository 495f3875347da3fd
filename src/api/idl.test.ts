import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { CloseEvent, createEnvironment, type WebSocket as Socket } from './index.js';
import { thrownBy } from './testing.js';

const options = { origin: 'null', route: () => ({ host: '127.0.0.1', port: 0 }) };
const { WebSocket } = createEnvironment(options);
const prototype = WebSocket.prototype as unknown as object;

/** An object that connects to nothing. */
const alone = (): Socket => new WebSocket('ws://host/');

const members = ['URL', 'readyState', 'bufferedAmount', 'onopen', 'onmessage', 'onerror', 'onclose', 'send', 'close'];
const constants = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const ofEventTarget = ['addEventListener', 'removeEventListener', 'dispatchEvent'];

test('10.3.2#idl: the prototype has the members of the interface, constants and those of EventTarget, and no others', () => {
  const own = Reflect.ownKeys(prototype);
  expect(own.sort((one, other) => String(one).localeCompare(String(other)))).toEqual(
    [...members, ...constants, ...ofEventTarget, 'constructor', Symbol.toStringTag].sort((one, other) =>
      String(one).localeCompare(String(other)),
    ),
  );
});

test('Web IDL: members and constants can be enumerated; constructor and toStringTag cannot', () => {
  expect(Object.keys(prototype).sort()).toEqual([...members, ...constants, ...ofEventTarget].sort());
  expect(Object.keys(WebSocket).sort()).toEqual([...constants].sort());
  const names: string[] = [];
  for (const name in alone()) names.push(name);
  expect(names).toEqual(expect.arrayContaining([...members, ...constants, ...ofEventTarget]));
  expect(Object.keys(alone())).toEqual([]);
});

test('Web IDL: attributes are accessors, readonly ones without a setter; constants cannot be written', () => {
  const has = (name: string) => Object.getOwnPropertyDescriptor(prototype, name);
  for (const name of ['URL', 'readyState', 'bufferedAmount']) expect(has(name)?.set).toBeUndefined();
  for (const name of ['onopen', 'onmessage', 'onerror', 'onclose']) expect(has(name)?.set).toBeTypeOf('function');
  for (const [value, name] of constants.entries()) {
    const constant = { value, enumerable: true, writable: false, configurable: false };
    expect([has(name), Object.getOwnPropertyDescriptor(WebSocket, name)]).toEqual([constant, constant]);
  }
});

test('Web IDL: a length is the number of arguments that are needed', () => {
  const { send, close, addEventListener, removeEventListener, dispatchEvent } = WebSocket.prototype;
  const functions = [WebSocket, send, close, addEventListener, removeEventListener, dispatchEvent];
  expect(functions.map(({ length }) => length)).toEqual([1, 1, 0, 2, 2, 1]);
  expect([CloseEvent.length, CloseEvent.prototype.initCloseEvent.length]).toEqual([1, 4]);
});

test('10.3.2#idl-implements: an object is an EventTarget', () => {
  expect(Object.getPrototypeOf(prototype)).toBe(EventTarget.prototype);
  expect(alone()).toBeInstanceOf(EventTarget);
});

test('10.3.1#p3: what a script can reach from its constructor and objects is of the platform, or the interface itself', () => {
  const socket = alone();
  const event = new CloseEvent('close');
  const known = new Set<unknown>([WebSocket, CloseEvent, Event, EventTarget, Function, Object]);
  const reached = new Set<unknown>();
  const follow = (value: unknown): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || reached.has(value)) return;
    reached.add(value);
    if (known.has(value) && value !== WebSocket && value !== CloseEvent) return;
    follow(Object.getPrototypeOf(value));
    for (const { value: member, get, set } of Object.values(Object.getOwnPropertyDescriptors(value))) {
      for (const each of [member, get, set]) follow(each);
    }
  };
  follow(socket);
  follow(event);
  const constructors = [...reached].filter((each) => typeof each === 'function' && /^class\b/.test(String(each)));
  expect(constructors.filter((each) => !known.has(each))).toEqual([]);
  expect(Object.getPrototypeOf(WebSocket)).toBe(EventTarget);
});

test('10.3.1#p3: what another environment is given is not within reach', () => {
  const { WebSocket: Other } = createEnvironment({ ...options, origin: 'http://other.example' });
  expect(alone()).not.toBeInstanceOf(Other);
  expect(Object.getPrototypeOf(Other)).not.toBe(WebSocket);
  expect(() => Reflect.get(prototype, 'readyState', new Other('ws://host/'))).toThrow(TypeError);
});

test.each(['addEventListener', 'dispatchEvent'] as const)(
  '%s of EventTarget can be replaced, and ours is called all the same',
  async (name) => {
    const { [name]: original } = EventTarget.prototype;
    onTestFinished(() => void Object.assign(EventTarget.prototype, { [name]: original }));
    const socket = alone();
    const seen: string[] = [];
    EventTarget.prototype[name] = () => {
      seen.push('replaced');
      return true as never;
    };
    socket.addEventListener('close', () => seen.push('close'));
    socket.onclose = () => seen.push('handler');
    while (seen.length < 2) await setImmediate();
    expect(seen).toEqual(['close', 'handler']);
  },
);

test('every listener finds the target, the phase and the way of the event that it hears, and afterwards there are none', () => {
  const socket = alone();
  const event = new Event('open');
  const state = () => [event.currentTarget, event.eventPhase, event.composedPath().length];
  const seen: unknown[] = [];
  for (let number = 0; number < 3; number += 1) socket.addEventListener('open', () => seen.push(state()));
  socket.onopen = () => seen.push(state());
  socket.dispatchEvent(event);
  expect(seen).toEqual(new Array(4).fill([socket, Event.AT_TARGET, 1]));
  expect([state(), event.target]).toEqual([[null, Event.NONE, 0], socket]);
});

test('no listener can initialize or dispatch the event that it hears; afterwards a script can', () => {
  const socket = alone();
  const event = new CloseEvent('odd', { wasClean: true });
  const seen: unknown[] = [];
  for (let number = 0; number < 3; number += 1) {
    socket.addEventListener('odd', () => {
      event.initCloseEvent('open', true, true, false);
      event.initEvent('open');
      expect(() => socket.dispatchEvent(event)).toThrow(/already being dispatched/);
      seen.push([event.type, event.wasClean, event.cancelable]);
    });
  }
  socket.dispatchEvent(event);
  expect(seen).toEqual(new Array(3).fill(['odd', true, false]));
  event.initCloseEvent('other', true, true, false);
  expect([event.type, event.wasClean, socket.dispatchEvent(event)]).toEqual(['other', false, true]);
});

test('a listener that throws does not leave the event in dispatch', async () => {
  const socket = alone();
  const thrown: unknown[] = [];
  const hear = (error: unknown) => void thrown.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
  onTestFinished(() => {
    process.removeListener('uncaughtException', hear);
    for (const other of others) process.on('uncaughtException', other);
  });
  const event = new Event('open');
  socket.addEventListener('open', () => {
    throw new Error('thrown');
  });
  let last: unknown;
  socket.addEventListener('open', () => {
    last = event.currentTarget;
  });
  socket.dispatchEvent(event);
  while (thrown.length === 0) await setImmediate();
  expect([last, event.eventPhase, String(thrown[0])]).toEqual([socket, Event.NONE, 'Error: thrown']);
});

test('10.3.2#idl: a handler that returns false cancels an event that can be cancelled', () => {
  const socket = alone();
  const answers: unknown[] = [false, true, undefined, 0, null, ''];
  const cancelled = answers.map((answer) => {
    socket.onopen = () => answer;
    const event = new Event('open', { cancelable: true });
    return [socket.dispatchEvent(event), event.defaultPrevented];
  });
  expect(cancelled).toEqual([[false, true], ...new Array(5).fill([true, false])]);
  socket.onopen = () => false;
  expect(socket.dispatchEvent(new Event('open'))).toBe(true);
});

test('10.3.3.1#idl: initCloseEvent() needs four arguments, whatever they are', () => {
  const event = new CloseEvent('close');
  for (const args of [[], ['a'], ['a', true], ['a', true, true]]) {
    expect(thrownBy(() => Reflect.apply(event.initCloseEvent, event, args))).toBeInstanceOf(TypeError);
  }
  Reflect.apply(event.initCloseEvent, event, [76, 1, '', 'yes']);
  expect([event.type, event.bubbles, event.cancelable, event.wasClean]).toEqual(['76', true, false, true]);
});

test('Web IDL: an interface object and a prototype say what they are', () => {
  for (const [prototypeOf, name] of [
    [prototype, 'WebSocket'],
    [CloseEvent.prototype, 'CloseEvent'],
  ] as const) {
    const tag = { value: name, writable: false, enumerable: false, configurable: true };
    expect(Object.getOwnPropertyDescriptor(prototypeOf, Symbol.toStringTag)).toEqual(tag);
  }
  expect(Object.keys(CloseEvent.prototype).sort()).toEqual(['initCloseEvent', 'wasClean']);
  expect(WebSocket.name).toBe('WebSocket');
});

test('any number of listeners is in order, without a warning', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on('warning', hear);
  onTestFinished(() => void process.removeListener('warning', hear));
  const socket = alone();
  for (let number = 0; number < 50; number += 1) socket.addEventListener('message', () => number);
  // Warnings come in a turn of their own.
  await setImmediate();
  await setImmediate();
  expect(warnings).toEqual([]);
});
