/** The servers that echo, and what they tell of themselves. */
export const KINDS = ['hixie76', 'websocket-driver', 'ws', 'TCP'] as const;
export type Kind = (typeof KINDS)[number];

/** The port, and what was used so far. */
export interface Usage {
  port: number;
  /** Microseconds of processor time. */
  cpu: number;
  /** Bytes that the process has in memory; when asked to collect, without garbage. */
  memory: number;
}
