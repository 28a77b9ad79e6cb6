/**
 * Writes and reads the records that `kernels/layout.ts` declares: fields one after the other, each
 * at a multiple of its size.
 */
export type FieldType = 'i32' | 'f32' | 'f64';

export type Fields = Readonly<Record<string, FieldType>>;

interface Place {
  readonly offset: number;
  readonly type: FieldType;
}

/** Where the fields of a kind of record are. */
export class RecordKind<Names extends string> {
  /** Bytes from one record to the next in a list. */
  readonly size: number;
  readonly #places = new Map<string, Place>();

  constructor(fields: Readonly<Record<Names, FieldType>>) {
    let offset = 0;
    for (const [name, type] of Object.entries<FieldType>(fields)) {
      const bytes = type === 'f64' ? 8 : 4;
      offset = Math.ceil(offset / bytes) * bytes;
      this.#places.set(name, { offset, type });
      offset += bytes;
    }
    this.size = offset;
  }

  /** Gives fields of the record at that address their values. */
  write(view: DataView, address: number, values: Readonly<Partial<Record<Names, number>>>): void {
    for (const [name, value] of Object.entries<number | undefined>(values)) {
      const { offset, type } = this.#place(name);
      if (value === undefined) {
        continue;
      }
      if (type === 'f64') {
        view.setFloat64(address + offset, value, true);
      } else if (type === 'f32') {
        view.setFloat32(address + offset, value, true);
      } else {
        view.setUint32(address + offset, value, true);
      }
    }
  }

  read(view: DataView, address: number, name: Names): number {
    const { offset, type } = this.#place(name);
    const at = address + offset;
    switch (type) {
      case 'i32':
        return view.getInt32(at, true);
      case 'f32':
        return view.getFloat32(at, true);
      case 'f64':
        return view.getFloat64(at, true);
    }
  }

  #place(name: string): Place {
    const place = this.#places.get(name);
    if (place === undefined) {
      throw new Error(`The record has no field ${name}.`);
    }
    return place;
  }
}
