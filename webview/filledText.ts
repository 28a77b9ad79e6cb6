import type { TemplateResult } from 'lit';

/**
 * A translated sentence with markup where its `{names}` stand, in whatever order its language has
 * them: `filledText(t('Saved as {file}'), { file: html`<b>a.safetensors</b>` })`.
 */
export function filledText(
  text: string,
  values: Readonly<Record<string, TemplateResult | string>>,
): (TemplateResult | string)[] {
  // Every second piece is a name.
  return text
    .split(/\{(\w+)\}/)
    .map((piece, at) => (at % 2 === 0 ? piece : (values[piece] ?? `{${piece}}`)));
}
