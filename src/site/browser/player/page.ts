/** What the page has loaded for the player. */
import { useEffect, useState } from 'preact/hooks';
import type { Revision } from '../../../../machines/index.js';
import type { Trace } from '../../../traces/types.js';

type Charts = Readonly<Record<string, string>>;

declare global {
  interface Window {
    HIXIE76_TRACES?: readonly Trace[];
    HIXIE76_CHARTS?: Charts;
    /** Those that another text has otherwise than r4820; only of texts that were asked for. */
    HIXIE76_CHARTS_OF?: Partial<Record<Revision, Charts>>;
  }
}

export const traces = (): readonly Trace[] => window.HIXIE76_TRACES ?? [];

/** The drawing of an algorithm in a text; undefined until it is there. */
export function useChart(algorithm: string, revision: Revision): string | undefined {
  const [, loaded] = useState<unknown>();
  const own = window.HIXIE76_CHARTS_OF?.[revision];
  const isThere = revision === 'r4820' || own !== undefined;
  useEffect(() => {
    if (isThere) return undefined;
    const script = document.createElement('script');
    script.src = `assets/charts-${revision}.js`;
    script.addEventListener('load', loaded);
    document.head.append(script);
    return () => script.removeEventListener('load', loaded);
  }, [revision]);
  return isThere ? (own?.[algorithm] ?? window.HIXIE76_CHARTS?.[algorithm]) : undefined;
}
