declare module "commonmark-spec" {
  /** The examples of the specification, each with what it gives. */
  export const tests: readonly {
    readonly number: number;
    readonly section: string;
    readonly markdown: string;
    readonly html: string;
  }[];
}
