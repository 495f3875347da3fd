import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** One source with one change, for `npm run witnesses`: `{"file": …, "from": …, "to": …, "text": …}`. */
const { file, from, to, text } = JSON.parse(process.env.HIXIE76_MUTANT ?? '{}');

export default mergeConfig(
  { ...base, test: { ...base.test, globalSetup: [] } },
  defineConfig({
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code, id) =>
          file !== undefined && id.endsWith(`/${file}`) ? code.slice(0, from) + text + code.slice(to) : undefined,
      },
    ],
  }),
);
