/** What the benchmarks use of autocannon, which ships without types. */
declare module "autocannon" {
  interface Options {
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
  }
  interface Result {
    readonly non2xx: number;
    readonly requests: { readonly average: number };
    readonly latency: { readonly p99: number };
  }
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
