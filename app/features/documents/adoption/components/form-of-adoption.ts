import type { FormReply } from "#app/http/form.ts";
import type { ShownAdoption } from "../shown-adoption.ts";

/** What every form of the page is given; `reply` only where it was this one that was refused. */
export interface FormOfAdoption {
  readonly page: ShownAdoption;
  readonly reply: FormReply | undefined;
}
