/** Waits for what a machine is told, and for what it tells. */
import type { Effect, MachineEvent } from '../../machines/index.js';
import { type EngineChoice, type EngineFactory, engineBy } from '../engine/index.js';

/** Something that can be waited for. */
export class Waiting {
  private readonly waiting = new Set<() => void>();

  protected async until(come: () => boolean): Promise<void> {
    while (!come()) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  protected changed(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

/** Watches what machines are told and what they tell. */
export class Watch extends Waiting {
  readonly effects: Effect[] = [];
  private readonly heard = new Map<string, number>();

  readonly engine: EngineFactory = (machine, input) => {
    const inner = engineBy(process.env.HIXIE76_ENGINE as EngineChoice | undefined)(machine, input);
    const note = (type: MachineEvent['type'], effects: Effect[], times = 1) => {
      this.heard.set(type, this.count(type) + times);
      this.effects.push(...effects);
      this.changed();
      return effects;
    };
    return {
      tell: (event) => note(event.type, inner.tell(event)),
      read: (bytes, hear) => {
        inner.read(bytes, (effects) => hear(note('BYTE', effects, 0)));
        note('BYTE', [], bytes.length);
      },
      get context() {
        return inner.context;
      },
    };
  };

  /** How often an event was told. */
  count(type: MachineEvent['type']): number {
    return this.heard.get(type) ?? 0;
  }

  all<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }>[] {
    return this.effects.filter((effect) => effect.type === type) as Extract<Effect, { type: Type }>[];
  }

  get messages(): string[] {
    return this.all('MESSAGE_RECEIVED').map(({ data }) => data);
  }

  /** Resolves once an event was told so often. */
  told(type: MachineEvent['type'], count = 1): Promise<void> {
    return this.until(() => this.count(type) >= count);
  }

  /** Resolves once so many bytes were told, or the connection is closed. */
  readsOrCloses(count: number): Promise<void> {
    return this.until(() => this.count('BYTE') >= count || this.all('CLOSED').length > 0);
  }

  /** Resolves once an effect was told so often. */
  tells(type: Effect['type'], count = 1): Promise<void> {
    return this.until(() => this.all(type).length >= count);
  }
}
