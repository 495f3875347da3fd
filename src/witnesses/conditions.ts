/**
 * What a run has to have for an item that shares its places in the code with
 * other items: without it, the run says nothing of this one.
 */
import type { OutsideEvent, StateName } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import type { Path } from '../paths/index.js';
import { expected } from '../play/index.js';

/** A question about a path, in words for whoever reads the report. */
export interface Condition {
  needs: string;
  meets(path: Path): boolean;
}

export const conditions: Partial<Record<StepId, Condition>> = {
  '10.3.4.3.1#34': { needs: 'the server sends a field', meets: sends(/\n[^\r\n:]+:/) },
  '10.3.4.3.1#34p3': { needs: 'a name has a capital', meets: sends(/\n[^\r\n:]*[A-Z][^\r\n:]*:/) },
  '10.3.4.3.1#35': { needs: 'a name ends with its colon', meets: sends(/\n[^\r\n:]+:[\s\S]/) },
  '10.3.4.3.1#35p3': { needs: 'a space comes after the colon', meets: sends(/\n[^\r\n:]+: /) },
  '10.3.4.3.1#36': { needs: 'a value has a byte', meets: sends(/\n[^\r\n:]+: ?[^ \r\n]/) },
  '10.3.4.3.1#36p3': { needs: 'a value ends with its CR', meets: sends(/\n[^\r\n:]+: ?[^ \r\n]+\r/) },
  '10.3.4.3.2#p4': { needs: 'the script sends after it closed', meets: follows('CLOSE_CALLED', 'SEND_CALLED') },
  '10.3.4.4.1#a': { needs: 'Upgrade is in order', meets: takes('serverReadingHandshake.step_a always[1]') },
  '10.3.4.4.1#b': { needs: 'Connection is in order', meets: takes('serverReadingHandshake.step_b always[1]') },
  '10.3.4.4.1#c': {
    needs: 'the server has names, and Host is one of them',
    meets: (path) => path.setting.service?.hosts !== undefined && takes('serverReadingHandshake.step_c always[1]')(path),
  },
  '10.3.4.4.1#d': {
    needs: 'the server expects certain origins, and Origin is one of them',
    meets: (path) => path.setting.service?.origins !== undefined && takes('serverReadingHandshake.step_d always[1]')(path),
  },
  '10.3.4.4.1#dp2': { needs: 'Origin is missing or not expected', meets: takes('serverReadingHandshake.step_d always[0]') },
  '10.3.4.6#p3': { needs: 'Origin is missing or not expected', meets: takes('serverReadingHandshake.step_d always[0]') },
  '10.3.4.6#p1': { needs: 'what the client claims is refused', meets: takes('serverReadingHandshake.step_d always[0]') },
  '10.3.4.4.1#e': { needs: 'the client asks for a subprotocol', meets: sends(/\nsec-websocket-protocol:/i) },
  '10.3.4.4.1#f': {
    needs: 'both keys come',
    meets: (path) => sends(/\nsec-websocket-key1:/i)(path) && sends(/\nsec-websocket-key2:/i)(path),
  },
  '10.3.4.4.1#p4': {
    needs: 'a field comes that is unknown',
    meets: sends(/\n(?!host|upgrade|connection|origin|sec-|cookie)[^\r\n:]+:/i),
  },
  '10.3.4.4.2#2a': { needs: 'Host names the server', meets: sends(/\nhost: [^\r\n]/i) },
  '10.3.4.4.2#2b': { needs: 'Host names a port', meets: sends(/\nhost: [^\r\n]+:\d+\r/i) },
  '10.3.4.4.2#2d': { needs: 'the connection is encrypted', meets: ({ setting }) => setting.secure === true },
  '10.3.4.4.2#2i': { needs: 'all of key3 comes', meets: takes('serverReadingHandshake.step_6 BYTE[0]') },
  '10.3.4.5.1#p3': { needs: 'the connection fails', meets: takes('clientClosure.open FAIL[0]') },
  '10.3.4.5.1#bullet3': { needs: 'TCP is refused', meets: tells('TCP_FAILED') },
  '10.3.4.5.1#bullet4': {
    needs: 'TCP opens, and the handshake never comes to its end',
    meets: takes('clientOpeningHandshake.step_28 TCP_CLOSED[0]', 'clientOpeningHandshake.step_34 TCP_CLOSED[0]'),
  },
  '10.3.4.5.1#bullet5': {
    needs: 'the handshake is for another origin',
    meets: takes('clientOpeningHandshake.step_41c always[0]'),
  },
  '10.3.4.5.1#bullet6': {
    needs: 'the server closes TCP after the handshake, without FF 00',
    meets: (path) => shows('open')(path) && shows('closed, not cleanly')(path) && tells('TCP_CLOSED')(path),
  },
  '10.3.4.8#bullet1': { needs: 'the script names a host and a port', meets: asksFor(/^wss?:\/\/[^/]+:\d+/) },
  '10.3.4.8#bullet2': { needs: 'the script names a resource', meets: asksFor(/^wss?:\/\/[^/]+\/./) },
  '10.3.4.8#bullet3': { needs: 'the connection is to be secure', meets: asksFor(/^wss:/) },
  '10.3.4.8#bullet4': { needs: 'the handshake with its origin is sent', meets: tells('TCP_OPENED') },
  '10.3.4.8#bullet5': {
    needs: 'the script names a subprotocol',
    meets: (path) => eventsOf(path).some((event) => event.type === 'CONSTRUCT' && event.protocol !== null),
  },
  '10.3.4.8#p2': { needs: 'a script constructs its object', meets: tells('CONSTRUCT') },
  '10.3.4.8#p4': { needs: 'the connection is established', meets: shows('open') },
  '10.3.4.8#p5': { needs: 'the script closes', meets: tells('CLOSE_CALLED') },
  '10.3.4.8#p6': { needs: 'the connection is closed', meets: shows('closed cleanly', 'closed, not cleanly') },
  '10.3.4.8#p7': { needs: 'a message comes', meets: takes('websocketFeedback.task_p2 always[0]') },
  '10.3.4.8#p8': { needs: 'the script sends', meets: tells('SEND_CALLED') },
};

type Meets = Condition['meets'];

function eventsOf({ tokens }: Path): OutsideEvent[] {
  return tokens.flatMap(({ events }) => events);
}

/** Whether the other side sends bytes, as ISO 8859-1, that match. */
function sends(what: RegExp): Meets {
  return (path) =>
    what.test(String.fromCharCode(...eventsOf(path).flatMap((event) => (event.type === 'BYTE' ? [event.byte] : []))));
}

function takes(...transitions: `${StateName} ${string}`[]): Meets {
  return (path) => transitions.some((id) => path.transitions.includes(id));
}

function tells(type: OutsideEvent['type']): Meets {
  return (path) => eventsOf(path).some((event) => event.type === type);
}

function follows(first: OutsideEvent['type'], then: OutsideEvent['type']): Meets {
  return (path) => {
    const types = eventsOf(path).map(({ type }) => type);
    return types.includes(first) && types.lastIndexOf(then) > types.indexOf(first);
  };
}

function asksFor(url: RegExp): Meets {
  return (path) => eventsOf(path).some((event) => event.type === 'CONSTRUCT' && url.test(event.url));
}

/** Whether the script sees one of these. */
function shows(...what: string[]): Meets {
  return (path) => expected(path).seen.some((each) => what.includes(each));
}
