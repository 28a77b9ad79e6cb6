import type { Plugin } from 'esbuild';

export declare const PRIVATE_NAMES: RegExp;
export declare const shortPages: Plugin;
export declare function withPlainNames(code: string): string;
export declare function withShortTemplates(code: string): string;
