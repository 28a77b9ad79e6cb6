import { html, type TemplateResult } from 'lit';
import { textPieces } from './textPieces.ts';

/** A text with paths, for narrow places; needs the style `.whole` of `sharedStyles`. */
export function wrappingText(text: string): TemplateResult {
  return html`${textPieces(text).map(piece =>
    piece.isWhole ? html`<span class="whole">${piece.text}</span>` : piece.text,
  )}`;
}
