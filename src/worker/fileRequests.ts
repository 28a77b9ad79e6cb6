import type { Dataset, DatasetRequest } from '../data/dataset.ts';
import type { FromWorker, ToWorker } from '../protocol/workerMessages.ts';
import { compare } from './compare.ts';
import { convert, openParams } from './convert.ts';
import { evaluate, predictWith } from './evaluate.ts';
import type { Pace } from './pace.ts';
import { portrait } from './portrait.ts';
import { readPicture } from './readPicture.ts';

/** A request about files; no run is needed. */
export type FileRequest = Extract<
  ToWorker,
  { readonly type: 'evaluate' | 'predict' | 'compare' | 'portray' | 'convert' | 'readPicture' }
>;

export interface FileTools {
  /** After the files are read: what is wrong with those is known at once. */
  readonly testDigits: (request: DatasetRequest, isOneTask?: boolean) => Promise<Dataset>;
  readonly pace: Pace;
}

/**
 * Does what is asked with params files.
 * @throws {ParamsError} if a file cannot be read
 * @throws {DatasetError} if there are no test digits
 */
export async function answerAboutFile(
  request: FileRequest,
  { testDigits, pace }: FileTools,
): Promise<FromWorker> {
  const { requestId } = request;
  switch (request.type) {
    case 'evaluate': {
      const file = openParams(request);
      const dataset = await testDigits(request.dataset, request.isOneTask);
      return { type: 'evaluated', requestId, report: await evaluate(file, dataset, pace) };
    }
    case 'predict': {
      const file = openParams(request);
      const dataset = await testDigits(request.dataset);
      const digits = await predictWith(file, dataset, request.indices, pace);
      return { type: 'predicted', requestId, dataset: dataset.description, digits };
    }
    case 'compare': {
      const files = [openParams(request.files[0]), openParams(request.files[1])] as const;
      const dataset = await testDigits(request.dataset);
      return { type: 'compared', requestId, comparison: await compare(files, dataset, pace) };
    }
    case 'readPicture': {
      const reading = await readPicture(request, request.params, pace);
      return { type: 'pictureRead', requestId, ...reading };
    }
    case 'portray':
      return { type: 'portrayed', requestId, portrait: portrait(openParams(request)) };
    case 'convert':
      return { type: 'converted', requestId, ...convert(openParams(request), request.format) };
  }
}
