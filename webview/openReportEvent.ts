/** The report of a params file is wanted. */
export class OpenReportEvent extends Event {
  static readonly type = 'open-report';
  /** Address of the file. */
  readonly file: string;

  constructor(file: string) {
    super(OpenReportEvent.type, { bubbles: true, composed: true });
    this.file = file;
  }
}
