/** The API reference: typedoc's, in the look of the site, with items that lead to the reading view. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application, TSConfigReader, TypeDocReader } from 'typedoc';
import { linkAddresses, linkItems, linkSources } from './links.js';
import { SiteTheme } from './theme.js';
import { requireWords } from './words.js';

const config = fileURLToPath(new URL('../../../typedoc.json', import.meta.url));

/**
 * Writes `api/`.
 * @param site the folder of the site, which is built by then, as a URL that ends in a slash
 * @throws Error when a symbol is not documented, or a link in a comment leads nowhere; typedoc has said which
 */
export async function buildApi(site: URL): Promise<void> {
  const app = await Application.bootstrap({ options: config, theme: 'site' }, [new TypeDocReader(), new TSConfigReader()]);
  app.renderer.defineTheme('site', SiteTheme);
  linkItems(app);
  linkSources(app, (page) => existsSync(new URL(page, site)));
  linkAddresses(app);
  requireWords(app);
  const project = await app.convert();
  if (project !== undefined) app.validate(project);
  if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Error('the API reference is not built: mend the comments that are named above');
  }
  await app.generateDocs(project, fileURLToPath(new URL('api/', site)));
}
