import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parseColor, type Rgba } from './color.ts';

/**
 * The colours that canvases need, read from the theme. Everything else uses `var(--vscode-…)`
 * in style sheets. All are opaque except `grid`.
 */
export interface ThemeColors {
  readonly isDark: boolean;
  readonly isHighContrast: boolean;
  /** The editor's: what empty space in a picture looks like. */
  readonly background: Rgba;
  readonly foreground: Rgba;
  /** Text that may stand back: axis labels. */
  readonly mutedForeground: Rgba;
  /** Lines behind data. */
  readonly grid: Rgba;
  readonly focus: Rgba;
  readonly training: Rgba;
  readonly test: Rgba;
  /** Of other runs beside this one, whose dashes tell them apart. */
  readonly overlays: readonly Rgba[];
  /** Ends of the diverging scale of weights; blue and orange, so safe for colour-blind readers. */
  readonly positive: Rgba;
  readonly negative: Rgba;
  /** Never the only sign: a word or a mark stands beside it. */
  readonly right: Rgba;
  readonly wrong: Rgba;
}

/** The current theme's colours. Cheap enough for every theme change, not for every frame. */
export function themeColors(): ThemeColors {
  const styles = getComputedStyle(document.documentElement);
  const classes = document.body.classList;
  const isHighContrast =
    classes.contains('vscode-high-contrast') || classes.contains('vscode-high-contrast-light');
  const isDark =
    classes.contains('vscode-dark') ||
    (classes.contains('vscode-high-contrast') && !classes.contains('vscode-high-contrast-light'));
  const read = (dark: Rgba, light: Rgba, ...names: string[]): Rgba => {
    for (const name of names) {
      const color = parseColor(styles.getPropertyValue(`--vscode-${name}`));
      if (color !== undefined) {
        return color;
      }
    }
    return isDark ? dark : light;
  };
  const foreground = read([204, 204, 204, 1], [59, 59, 59, 1], 'foreground', 'editor-foreground');
  const blue = read([55, 148, 255, 1], [26, 133, 255, 1], 'charts-blue');
  const orange = read([209, 134, 22, 1], [209, 134, 22, 1], 'charts-orange');
  return {
    isDark,
    isHighContrast,
    background: read([31, 31, 31, 1], [255, 255, 255, 1], 'editor-background'),
    foreground,
    mutedForeground: isHighContrast
      ? foreground
      : read(foreground, foreground, 'descriptionForeground'),
    grid: [foreground[0], foreground[1], foreground[2], isHighContrast ? 0.35 : 0.14],
    focus: read([0, 120, 212, 1], [0, 95, 184, 1], 'focusBorder', 'contrastActiveBorder'),
    training: blue,
    test: orange,
    overlays: [
      read([177, 128, 215, 1], [101, 45, 144, 1], 'charts-purple'),
      read([137, 209, 133, 1], [56, 138, 52, 1], 'charts-green'),
      read([241, 76, 76, 1], [229, 20, 0, 1], 'charts-red'),
      foreground,
    ],
    positive: blue,
    negative: orange,
    right: read([137, 209, 133, 1], [56, 138, 52, 1], 'charts-green', 'testing-iconPassed'),
    wrong: read([241, 76, 76, 1], [229, 20, 0, 1], 'charts-red', 'errorForeground'),
  };
}

/** Reads the colours once for all elements, and again when the theme changes. */
class PageTheme {
  readonly #hosts = new Set<ReactiveControllerHost>();
  #colors: ThemeColors | undefined;
  #observer: MutationObserver | undefined;

  get colors(): ThemeColors {
    this.#observer ??= this.#observe();
    this.#colors ??= themeColors();
    return this.#colors;
  }

  add(host: ReactiveControllerHost): void {
    this.#observer ??= this.#observe();
    this.#hosts.add(host);
  }

  delete(host: ReactiveControllerHost): void {
    this.#hosts.delete(host);
  }

  #observe(): MutationObserver {
    const observer = new MutationObserver(() => {
      this.#colors = undefined;
      for (const host of this.#hosts) {
        host.requestUpdate();
      }
    });
    // VS Code writes the variables into the root's style and the kind of theme into body's class.
    const attributes = ['style', 'class', 'data-vscode-theme-id'];
    observer.observe(document.documentElement, { attributeFilter: attributes });
    observer.observe(document.body, { attributeFilter: attributes });
    return observer;
  }
}

const pageTheme = new PageTheme();

/** Redraws its element when the theme changes: `requestUpdate()`, and `colors` are the new ones. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The same object as long as nothing changes. */
  get colors(): ThemeColors {
    return pageTheme.colors;
  }

  hostConnected(): void {
    pageTheme.add(this.#host);
  }

  hostDisconnected(): void {
    pageTheme.delete(this.#host);
  }
}
