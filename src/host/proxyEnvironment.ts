import type { Configuration } from './settings.ts';

/**
 * The environment of a worker, with the proxy that VS Code's own settings name: downloads honour
 * it where the extension host's Node does (24.5 and newer). Without one it is as it was.
 * @param http the settings `http.*`
 */
export function proxyEnvironment(
  http: Configuration,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const proxy = http.get('proxy');
  if (typeof proxy !== 'string' || proxy === '' || http.get('proxySupport') === 'off') {
    return environment;
  }
  const exceptions = http.get('noProxy');
  const hasExceptions = Array.isArray(exceptions) && exceptions.length > 0;
  return {
    ...environment,
    ...inBothCases('HTTP_PROXY', proxy),
    ...inBothCases('HTTPS_PROXY', proxy),
    ...(hasExceptions && inBothCases('NO_PROXY', exceptions.join(','))),
  };
}

/** Node looks at the small letters first. */
function inBothCases(name: string, value: string): NodeJS.ProcessEnv {
  return { [name]: value, [name.toLowerCase()]: value };
}
