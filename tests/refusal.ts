import { expect } from "vitest";

/** A refusal with this status and key, for comparing. */
export const refusal = (status: number, key: string) => expect.objectContaining({ status, key }) as unknown;
