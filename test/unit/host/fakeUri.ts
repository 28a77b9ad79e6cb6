export class Uri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static parse(text: string): Uri {
    const [, scheme, path] = /^([a-z-]+):\/\/(.*)$/.exec(text)!;
    return new Uri(scheme, path);
  }

  static joinPath(base: Uri, ...parts: string[]): Uri {
    const { pathname } = new URL([...parts].join('/'), `x://${base.path}/`);
    return new Uri(base.scheme, pathname.replace(/(.)\/$/, '$1'));
  }

  with({ path }: { path: string }): Uri {
    return new Uri(this.scheme, path);
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string, message = code) {
    super(message);
    this.code = code;
  }
}
