import { readFileSync } from 'node:fs';

export interface Property {
  readonly type: string | readonly string[];
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly items?: { readonly minimum?: number; readonly maximum?: number };
  readonly markdownDescription: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

export interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
    }[];
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly visibility?: string }[]>
    >;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly keybindings: readonly Required<MenuItem>[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly customEditors: readonly {
      readonly viewType: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
      readonly priority: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const texts = JSON.parse(read('package.nls.json'));

/** In English. */
export const manifest: Manifest = JSON.parse(read('package.json'), (_key, value) => {
  const [, key] = /^%(.+)%$/.exec(value) ?? [];
  return key === undefined ? value : texts[key];
});

function read(name: string): string {
  return readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
}

/** Settings without their `mnist.` */
export const properties = Object.fromEntries(
  Object.entries(manifest.contributes.configuration.properties).map(([name, property]) => [
    name.replace(/^mnist\./, ''),
    property,
  ]),
);

export function defaultSettings(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, property.default]),
  );
}
