import { ParamsError, type ParamsFault } from './paramsFile.ts';

/** Makes the errors of one file, so that every sentence names it. */
export type FaultOf = (reason: ParamsFault, whatAndWayOn: string) => ParamsError;

export function faultsOf(fileName: string): FaultOf {
  return (reason, whatAndWayOn) => new ParamsError(reason, `${fileName} ${whatAndWayOn}`);
}

/** A whole number as people read it: 1,234,567. */
export function grouped(value: number | bigint): string {
  return value.toLocaleString('en-US');
}
