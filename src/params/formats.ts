// What the formats are called: for those who choose files, without the code that reads them.
import { t } from '@vscode/l10n';
import type { Codec, ParamsFormat } from './codec.ts';

type Format = Pick<Codec, 'format' | 'extensions' | 'label'> & {
  /** Some can only be written. */
  readonly isReadable: boolean;
};

/** Every format; the native one first. */
export const FORMATS = {
  safetensors: {
    format: 'safetensors',
    extensions: ['.safetensors'],
    label: () => 'Safetensors',
    isReadable: true,
  },
  pkl: {
    format: 'pkl',
    extensions: ['.pkl', '.pickle'],
    label: () => t('Python pickle'),
    isReadable: true,
  },
  npz: { format: 'npz', extensions: ['.npz'], label: () => t('NumPy arrays'), isReadable: true },
  json: { format: 'json', extensions: ['.json'], label: () => t('JSON text'), isReadable: true },
  onnx: { format: 'onnx', extensions: ['.onnx'], label: () => t('ONNX model'), isReadable: false },
} as const satisfies Readonly<Record<ParamsFormat, Format>>;

/** Those of files that can be read. */
export const READABLE_FORMATS: readonly Format[] = Object.values(FORMATS).filter(
  ({ isReadable }) => isReadable,
);
