import { type Choices, defaults, type Limits, limitsOf } from './choices.js';
import { readData, skipFrame } from './frames.js';
import { type Act, type Reading, Refused, readByte } from './input.js';
import { serverReply } from './server-reply.js';
import { type Expectations, readRequest } from './server-request.js';
import { decodeUtf8, encodeUtf8 } from './text.js';

/** A server's side of one connection, from the moment TCP (and TLS) is open: what it does is in `acts`. */
export class Server {
  readonly acts: Act[] = [];
  #established = false;
  #clientTerminated = false;
  /** Whether its own FF 00 is out. */
  #terminating = false;
  #closed = false;
  readonly #steps: Reading;

  constructor(
    readonly secure: boolean,
    readonly expected: Expectations = {},
    readonly choices: Choices = defaults,
    readonly limits: Limits = limitsOf('server'),
  ) {
    this.#steps = this.#read();
    this.#run(() => this.#steps.next());
  }

  /** A byte arrives. */
  byte(byte: number): void {
    this.#run(() => this.#steps.next(byte));
  }

  /** The client closes TCP: reading aborts (10.3.4.4.3#p1), and the server closes too, policy server.onTcpClosed. */
  tcpClosed(): void {
    this.#close();
  }

  /** A wait has been long enough: policy server.handshake.timeout, 10.3.4.4.3#C2, and the wait after an answered FF 00. */
  timeout(): void {
    if (!this.#established || this.#terminating) this.#close();
  }

  /** Sends a string (10.3.4.4.3#p2). */
  send(data: string): void {
    // p4, policy server.sendAfterClientTerminated
    if (this.#closed || !this.#established || this.#terminating) return;
    if (this.#clientTerminated && this.choices['server.sendAfterClientTerminated'] === 'stop') return;
    this.acts.push({ act: 'send', bytes: [0x00, ...encodeUtf8(data), 0xff] }); // B1, B2, B3
  }

  /** Terminates the connection (10.3.4.4.3#p3). */
  terminate(): void {
    // p4: the steps run once
    if (this.#closed || !this.#established || this.#terminating) return;
    this.#sendClosingFrame(); // C1
    if (this.#clientTerminated) this.#close(); // C2, C3
  }

  *#read(): Reading {
    const request = yield* readRequest(this.expected, this.secure, this.choices, this.limits); // 10.3.4.4.1, 10.3.4.4.2
    this.acts.push({ act: 'send', bytes: serverReply(request, this.secure, this.choices) });
    // 10.3.4.4.2#p2
    this.#established = true;
    this.acts.push({ act: 'established' });
    yield* this.#readFrames();
    // 3.B8: later data is discarded
    for (;;) yield* readByte();
  }

  /** Data framing (10.3.4.4.3); returns when the client has terminated. */
  *#readFrames(): Reading {
    for (;;) {
      const type = yield* readByte(); // 1
      if (type !== 0x00 && this.choices['server.frame.unknownType'] === 'disconnect') throw new Refused('another type'); // 2
      if ((type & 0x80) === 0x00) {
        // 3
        const rawData = yield* readData(this.limits); // 3.1 to 3.3
        if (type === 0x00 || this.choices['server.frame.reservedText'] === 'deliver') {
          // 3.4, E09
          this.acts.push({ act: 'message', data: decodeUtf8(rawData) });
        }
      } else {
        const length = yield* skipFrame(this.limits); // 3p2, 3.B1 to 3.B7
        if (type === 0xff && length === 0) {
          // 3.B8
          this.#clientTerminated = true;
          this.acts.push({ act: 'clientTerminated' });
          this.#answerClientClose();
          return;
        }
      }
      // 4
    }
  }

  /** What follows the client's FF 00: C3 if the server waits for it in C2, else policy server.onClientClose (E02). */
  #answerClientClose(): void {
    const option = this.choices['server.onClientClose'];
    if (this.#terminating) this.#close();
    else if (option === 'ackAndWait') this.#sendClosingFrame();
    else if (option === 'ackAndClose') this.terminate();
    else if (option === 'closeOnly') this.#close();
  }

  /** C1 */
  #sendClosingFrame(): void {
    this.#terminating = true;
    this.acts.push({ act: 'send', bytes: [0xff, 0x00] });
  }

  /** Closes the connection (10.3.4.5.3#p1); to abort is nothing more (10.3.4.5.2#p1). "Cleanly" is defined for clients only (E23). */
  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.acts.push({ act: 'closed', clean: false });
  }

  #run(step: () => void): void {
    if (this.#closed) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#close();
    }
  }
}
