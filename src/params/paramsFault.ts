export { grouped, quoted, shapeText } from '../arrays/words.ts';

import { ParamsError, type ParamsFault } from './paramsFile.ts';

/** Makes the errors of one file, so that every sentence names it. */
export type FaultOf = (reason: ParamsFault, whatAndWayOn: string) => ParamsError;

export function faultsOf(fileName: string): FaultOf {
  return (reason, whatAndWayOn) => new ParamsError(reason, `${fileName} ${whatAndWayOn}`);
}
