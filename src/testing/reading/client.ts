import { type Choices, defaults, type Limits, limitsOf } from './choices.js';
import { readReply } from './client-reply.js';
import { type ClientInputs, clientRequest, type Draws } from './client-request.js';
import { readData, skipFrame } from './frames.js';
import { type Act, type Reading, Refused, readByte } from './input.js';
import { decodeUtf8, encodeUtf8 } from './text.js';

/** A client's side of one connection, from the moment TCP is open: what it does is in `acts`. */
export class Client {
  readonly acts: Act[] = [];
  #established = false;
  #closingStarted = false;
  #closed = false;
  readonly #steps: Reading;

  constructor(
    readonly inputs: ClientInputs,
    readonly draws: Draws,
    readonly choices: Choices = defaults,
    readonly limits: Limits = limitsOf('client'),
  ) {
    this.acts.push({ act: 'send', bytes: clientRequest(inputs, draws, choices) }); // 10.3.4.3.1, 5 to 27
    this.#steps = this.#read();
    this.#run(() => this.#steps.next());
  }

  /** A byte arrives. */
  byte(byte: number): void {
    this.#run(() => this.#steps.next(byte));
  }

  /** The server closes TCP: the client closes its side (10.3.4.5.3#p1), whatever it waits for. */
  tcpClosed(): void {
    this.#run(() => this.#steps.throw(new Refused('the connection closed')));
    this.#close(false);
  }

  /** A wait has been long enough: 10.3.4.3.1#28p3, policy client.handshake.lateTimeout, 10.3.4.3.2#C5 and C6. */
  timeout(): void {
    if (!this.#established || this.#closingStarted) this.#close(false);
  }

  /** Sends data (10.3.4.3.2#p3). */
  send(data: string): void {
    if (this.#closed || !this.#established || this.#closingStarted) return; // p3, p4
    this.acts.push({ act: 'send', bytes: [0x00, ...encodeUtf8(data), 0xff] }); // B1, B2, B3
  }

  /** The script's close(): 10.3.2#Ba to Bd. */
  close(): void {
    // Bb fails the connection, Bc starts the closing handshake, Ba and Bd leave things as they are.
    if (!this.#established) this.#close(false);
    else this.#startClosing();
  }

  *#read(): Reading {
    yield* readReply(this.inputs, this.draws, this.choices, this.limits, (value) => this.acts.push({ act: 'cookie', value }));
    // 10.3.4.3.1#46
    this.#established = true;
    this.acts.push({ act: 'established' });
    yield* this.#readFrames();
  }

  /** Data framing (10.3.4.3.2). */
  *#readFrames(): Reading {
    for (;;) {
      const frameType = yield* readByte(); // 1
      let error = false; // 2
      if ((frameType & 0x80) === 0x80) {
        // 3
        const length = yield* skipFrame(this.limits); // 3a.1 to 3a.7
        if (frameType === 0xff && length === 0) {
          // 3a.8
          this.#startClosing(); // 3a.8.1, 3a.8.2
          this.#close(true); // 3a.8.3
          return; // 3a.8.4
        }
        error = true; // 3a.8p2
      } else {
        const rawData = yield* readData(this.limits); // 3b.1 to 3b.3
        const data = decodeUtf8(rawData, this.choices['client.utf8.replacement']); // 3b.4
        if (frameType === 0x00)
          this.acts.push({ act: 'message', data }); // 3b.5
        else error = true;
      }
      if (error) this.acts.push({ act: 'error' }); // 4
      // 5
    }
  }

  /** Starts the closing handshake (10.3.4.3.2#p5). C5 and C6 are in `timeout`. */
  #startClosing(): void {
    if (this.#closed || this.#closingStarted) return; // C1
    // C2, C3: as one, policy client.closing.atomic
    this.acts.push({ act: 'send', bytes: [0xff, 0x00] });
    this.#closingStarted = true; // C4
    this.acts.push({ act: 'closingStarted' });
  }

  /** Closes the connection (10.3.4.5.3#p1); to fail it is nothing more (10.3.4.5.1#p1). */
  #close(clean: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    this.acts.push({ act: 'closed', clean });
  }

  #run(step: () => void): void {
    if (this.#closed) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#close(false);
    }
  }
}
