/** Functions for classes of places: what is used once stands where it is used; what goes round in circles is a loop. */
import type { Operation } from './explore.js';
import { circlesOf, usesOf } from './flow.js';
import type { Class, Operations } from './minimise.js';
import type { Names } from './names.js';

/** The event in hand and those behind it, as the variables that hold them. */
interface Scope {
  told: string;
  queue: readonly string[];
  /** The circle that is being written, if any. */
  circle: number | undefined;
}

export class Functions {
  private readonly uses: ReadonlyMap<number, number>;
  /** The circle that a class is part of. */
  private readonly circles: ReadonlyMap<number, number>;
  private readonly written = new Map<string, string>();
  private readonly waiting: (() => void)[] = [];
  private told = 0;

  constructor(
    private readonly classes: ReadonlyMap<number, Class>,
    /** Classes where an event begins, with the name of their functions. */
    private readonly begins: ReadonlyMap<number, string>,
    private readonly names: Names,
  ) {
    this.uses = usesOf(classes, begins);
    this.circles = circlesOf(classes);
    for (const [id, name] of begins) this.define(id, name);
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) next();
  }

  /** All functions, those of events first. */
  get source(): string {
    return [...this.written.values()].join('\n\n');
  }

  private define(id: number, name: string): void {
    if (this.written.has(name)) return;
    this.written.set(name, '');
    this.waiting.push(() => this.written.set(name, this.isInCircle(id) ? this.entrance(id, name) : this.write(id, name)));
  }

  private write(id: number, name: string): string {
    const { queued, does } = this.classes.get(id) as Class;
    const queue = Array.from({ length: queued }, (_, index) => `q${index + 1}`);
    this.told = 0;
    const body = this.does(does, { told: 't', queue, circle: undefined });
    const parameters = ['m: Me', 't: Told', ...queue.map((each) => `${each}: Told`)].join(', ');
    return block(`function ${name}(${parameters}): void`, usingContext(body));
  }

  /** An event that begins within a circle. */
  private entrance(id: number, name: string): string {
    return block(`function ${name}(m: Me, t: Told): void`, [this.call(id, { told: 't', queue: [], circle: undefined })]);
  }

  /** A circle: its places are cases, between which it goes until it is left. */
  private writeCircle(circle: number, name: string): string {
    const ids = [...this.circles].filter(([id, of]) => of === circle && !this.isInlined(id)).map(([id]) => id);
    const cases = ids.flatMap((id) => {
      const { does, queued, node } = this.classes.get(id) as Class;
      if (queued > 0) throw new Error(`cannot compile a loop with events in the queue, at ${node.key}`);
      this.told = 0;
      return block(`case ${id}:`, this.does(does, { told: 't', queue: [], circle })).split('\n');
    });
    const body = block('for (;;)', block('switch (at)', cases).split('\n')).split('\n');
    return block(`function ${name}(m: Me, t: Told, at: number): void`, usingContext(body));
  }

  private does(does: Operations, scope: Scope): string[] {
    if ('guard' in does) {
      const { guard, yes, no } = does;
      const question = block(`if (${this.names.of(guard)}(c, ${scope.told}))`, this.does(yes, scope));
      return [...question.split('\n'), ...this.does(no, scope)];
    }
    const queue = [...scope.queue];
    const lines = does.operations.flatMap((operation) => this.operation(operation, scope.told, queue));
    if (does.to.kind === 'end') return [...lines, 'return;'];
    const [first, ...rest] = queue;
    const next = does.to.kind === 'next' ? { ...scope, told: first as string, queue: rest } : { ...scope, queue };
    return [...lines, ...this.to(does.to.class, next)];
  }

  private to(id: number, scope: Scope): string[] {
    if (this.isInlined(id)) return this.does((this.classes.get(id) as Class).does, scope);
    if (scope.circle !== undefined && this.circles.get(id) === scope.circle) {
      return [...(scope.told === 't' ? [] : [`t = ${scope.told};`]), `at = ${id};`, 'continue;'];
    }
    return [this.call(id, scope)];
  }

  private call(id: number, { told, queue }: Scope): string {
    const circle = this.circles.get(id);
    if (circle === undefined) {
      const name = this.begins.get(id) ?? `then_${id}`;
      this.define(id, name);
      return `return ${name}(${['m', told, ...queue].join(', ')});`;
    }
    const name = `loop_${circle}`;
    if (!this.written.has(name)) {
      this.written.set(name, '');
      this.waiting.push(() => this.written.set(name, this.writeCircle(circle, name)));
    }
    return `return ${name}(m, ${told}, ${id});`;
  }

  private operation(operation: Operation, told: string, queue: string[]): string[] {
    if (operation.kind === 'enter') return this.names.entering(operation.region, operation.state);
    if (operation.kind === 'do') return [`${this.names.of(operation.action)}(c, ${told});`];
    const why = operation.why === undefined ? '' : `, '${operation.why}'`;
    const says = `${this.names.of(operation.action)}(c, ${told}, '${operation.step}'${why})`;
    if (!operation.isHeard) return [`m.say(${says});`];
    this.told += 1;
    const said = `s${this.told}`;
    queue.push(said);
    return [`const ${said} = ${says};`, `m.say(${said});`];
  }

  private isInCircle(id: number): boolean {
    return this.circles.has(id);
  }

  private isInlined(id: number): boolean {
    return this.uses.get(id) === 1 && !this.begins.has(id);
  }
}

function usingContext(body: readonly string[]): string[] {
  return body.some((line) => /\(c, /.test(line)) ? ['const c = m.context;', ...body] : [...body];
}

/** Lines in braces behind a head. */
export function block(head: string, lines: readonly string[]): string {
  return [`${head} {`, ...lines.map((line) => (line === '' ? line : `  ${line}`)), '}'].join('\n');
}
