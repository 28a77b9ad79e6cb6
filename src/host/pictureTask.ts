import { t } from '@vscode/l10n';
import { grouped } from '../data/wording.ts';
import { argmax } from '../nn/metrics.ts';
import type { ToPicturePage } from '../protocol/picturePageMessages.ts';
import type { ToWorker } from '../protocol/workerMessages.ts';
import { askOnce } from './askOnce.ts';
import { ProblemError, problemOf } from './problemError.ts';
import type { Session } from './session.ts';
import type { SharedWorkerOptions } from './sharedWorker.ts';
import { expectReply } from './workerConversation.ts';

/** Bytes of the largest picture file that is read. */
export const MOST_PICTURE_BYTES = 2 ** 25;

/** A file of the workspace. */
export interface PlaceToRead {
  readonly fileName: string;
  /** Bytes that it has. Rejects with a ProblemError. */
  readonly size: () => Promise<number>;
  readonly read: () => Promise<Uint8Array>;
}

export interface PictureOptions extends Omit<SharedWorkerOptions, 'onProgress'> {
  readonly picture: PlaceToRead;
  readonly session: Session;
  /** The params file that was saved last; undefined where there is none. Rejects with a sentence. */
  readonly lastParams: () => Promise<PlaceToRead | undefined>;
  /** Of the largest params file that is read. @throws SettingsError */
  readonly maximumBytes: () => number;
}

/**
 * What the network of the run at hand says of a picture, or else the one that was saved last; or what
 * went wrong. Never rejects.
 */
export async function readPicture(options: PictureOptions): Promise<ToPicturePage> {
  const { fileName } = options.picture;
  try {
    const file = await bytesOf(options.picture);
    return hasNetwork(options.session)
      ? await readByRun(file, options)
      : await readByParams(file, options);
  } catch (error) {
    return { type: 'failed', fileName, problem: problemOf(error) };
  }
}

async function readByRun(file: Uint8Array, options: PictureOptions): Promise<ToPicturePage> {
  const { fileName } = options.picture;
  const { digit } = await ask({ file, fileName }, options);
  const question = { name: 'read', images: digit.image } as const;
  const { iteration, probabilities } = await options.session.ask({ question });
  return { type: 'read', fileName, reading: { ...digit, iteration, probabilities } };
}

async function readByParams(file: Uint8Array, options: PictureOptions): Promise<ToPicturePage> {
  const { fileName } = options.picture;
  const saved = await options.lastParams();
  if (saved === undefined) {
    await ask({ file, fileName }, options); // what is wrong with the picture is said first
    const message = t('There is no network yet that could read it. Train one first.');
    throw new ProblemError({ reason: 'no-network', message });
  }
  const maximumBytes = options.maximumBytes();
  const params = { fileName: saved.fileName, file: (await saved.read()).slice(), maximumBytes };
  const { digit, probabilities } = await ask({ file, fileName, params }, options);
  const reading = { ...digit, probabilities: probabilities!, params: saved.fileName };
  return { type: 'read', fileName, reading };
}

/** A worker of its own: whatever a file does to it, no run is disturbed. */
async function ask(
  picture: Omit<Extract<ToWorker, { type: 'readPicture' }>, 'type' | 'requestId'>,
  { createWorker, signal }: PictureOptions,
) {
  const question = (requestId: number): ToWorker => ({
    type: 'readPicture',
    requestId,
    ...picture,
  });
  const reply = await askOnce(question, { createWorker, signal, onProgress: () => {} });
  return expectReply(reply, 'pictureRead');
}

/** A run whose network can be asked, also after its end. */
function hasNetwork({ facts }: Session): boolean {
  return facts.position !== undefined && facts.state !== 'failed';
}

async function bytesOf({ fileName, size, read }: PlaceToRead): Promise<Uint8Array> {
  const bytes = await size();
  if (bytes > MOST_PICTURE_BYTES) {
    const message = t(
      '{fileName} has {bytes} bytes, more than the {limit} that are read. Make the picture smaller and try again.',
      { fileName, bytes: grouped(bytes), limit: grouped(MOST_PICTURE_BYTES) },
    );
    throw new ProblemError({ reason: 'picture/too-large', message });
  }
  return (await read()).slice();
}

/** For the log: what came of it. */
export function pictureLogLine(message: ToPicturePage): string {
  switch (message.type) {
    case 'reading':
      return `reading: ${message.fileName}`;
    case 'read':
      return `read: ${message.fileName}: a ${argmax(message.reading.probabilities)}`;
    case 'failed':
      return `not read: ${message.fileName}: ${message.problem.message}`;
  }
}
