/** The pages of the API reference: typedoc's content in the frame of the site. */
import { renderToString } from 'preact-render-to-string';
import {
  DefaultTheme,
  type DefaultThemeRenderContext,
  JSX,
  type PageEvent,
  type ProjectReflection,
  type Reflection,
  type RenderTemplate,
} from 'typedoc';
import { relative } from '../../html/index.js';
import { Page } from '../parts/layout.js';

/** Typedoc's theme but for the layout. */
export class SiteTheme extends DefaultTheme {
  override getRenderContext(event: PageEvent<Reflection>): DefaultThemeRenderContext {
    const context = super.getRenderContext(event);
    context.defaultLayout = (template, props) => {
      const html = renderToString(<ApiPage context={context} template={template} props={props} />);
      return JSX.createElement(JSX.Raw, { html });
    };
    return context;
  }
}

interface ApiPageProps {
  context: DefaultThemeRenderContext;
  template: RenderTemplate<PageEvent<Reflection>>;
  props: PageEvent<Reflection>;
}

function ApiPage({ context, template, props }: ApiPageProps) {
  const { model, project } = props;
  const at = `api/${props.url}`;
  const title = model.isProject() ? 'API reference' : model.name;
  const asset = (name: string) => relative(at, `api/assets/${name}`);
  const content = withoutIcons(html(context.header(props)) + html(template(props)));
  return (
    <Page at={at} title={`${title} · API`} about={`${title}: the API of hixie76.`} kind="wide">
      {['style', 'highlight', 'custom'].map((name) => (
        <link rel="stylesheet" href={asset(`${name}.css`)} />
      ))}
      <div class="api">
        <nav aria-label="API">
          <Symbols project={project} model={model} to={(symbol) => context.urlTo(symbol) ?? ''} />
        </nav>
        <div class="api-content" dangerouslySetInnerHTML={{ __html: content }} />
      </div>
    </Page>
  );
}

/** All modules with what they export; the one that is shown is open. */
function Symbols({ project, model, to }: { project: ProjectReflection; model: Reflection; to: (symbol: Reflection) => string }) {
  const isCurrent = (symbol: Reflection) => (symbol === model ? 'page' : undefined);
  return (
    <>
      <a href={to(project)} aria-current={isCurrent(project)}>
        API reference
      </a>
      {(project.children ?? []).map((module) => (
        <details open={module === model || module === model.parent}>
          <summary>{module.name}</summary>
          <ul>
            <li>
              <a href={to(module)} aria-current={isCurrent(module)}>
                All of it
              </a>
            </li>
            {(module.children ?? []).map((symbol) => (
              <li>
                <a href={to(symbol)} aria-current={isCurrent(symbol)}>
                  {symbol.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** Icons come from a file of their own, which a page that is opened from disk may not read; links made of one are in what opens and shuts. */
export function withoutIcons(content: string): string {
  return content
    .replace(/<a\b[^>]*\bclass="tsd-anchor-icon"[^>]*>.*?<\/a>/g, '')
    .replace(/<svg\b[^>]*><use\b[^>]*>(<\/use>)?<\/svg>/g, '');
}

function html(part: JSX.Element | string): string {
  return typeof part === 'string' ? part : JSX.renderElement(part);
}
