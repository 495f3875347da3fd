/** Cookies of handshakes, from and into a jar. */
import type { CookieJar } from 'tough-cookie';

/** What cookies belong to. */
export interface Resource {
  host: string;
  port: number;
  resourceName: string;
  secure: boolean;
}

/**
 * Fields with the cookies that HTTP, or HTTPS, would send for a resource,
 * HttpOnly ones among them; none where there are none.
 * @step 10.3.4.3.1#15p2
 */
export async function cookieFields(jar: CookieJar, resource: Resource): Promise<string[]> {
  const cookies: unknown = await jar.getCookieString(urlOf(resource), { http: true });
  // A jar may be filled by anybody: nothing of it may begin a line of its own.
  return typeof cookies === 'string' && /^[^\0\r\n]+$/.test(cookies) ? [`Cookie: ${cookies}`] : [];
}

/** Keeps the cookie of a Set-Cookie; those of Set-Cookie2 are ignored, as cookies have been since RFC 6265. */
export async function keepCookie(jar: CookieJar, resource: Resource, name: string, value: string): Promise<void> {
  if (name === 'set-cookie') await jar.setCookie(value, urlOf(resource), { http: true, ignoreError: true });
}

function urlOf({ host, port, resourceName, secure }: Resource): string {
  return `${secure ? 'https' : 'http'}://${host}:${port}${resourceName}`;
}
