import type { z } from "zod";
import { readForm } from "./multipart.ts";

export type FormValue = string | FormValue[] | FormTree;
export interface FormTree {
  [name: string]: FormValue;
}

export interface FieldError {
  /** The field's name as in the form: `title`, `figures.0.value`. */
  readonly field: string;
  /** Key of a sentence in locales/<lang>/errors.json. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What goes back to the page when a form is refused: everything typed, and what is wrong with it. */
export interface FormReply {
  readonly values: FormTree;
  readonly errors: readonly FieldError[];
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; reply: FormReply };

const reserved = new Set(["__proto__", "constructor", "prototype"]);

/** Reads the request's form through the schema. A name with dots becomes a tree; a name given several times, a list. */
export async function parseForm<S extends z.ZodType>(
  schema: S,
  request: Request,
): Promise<Parsed<z.output<S>>> {
  return parseFields(schema, await readForm(request));
}

/** Reads a form that is there already, as `parseForm` does; its files are left aside. */
export function parseFields<S extends z.ZodType>(schema: S, form: FormData): Parsed<z.output<S>> {
  const values = readFields(form);
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, reply: { values, errors: firstErrors(result.error) } };
}

/** Everything typed, for showing it again. */
export function readFields(form: FormData): Record<string, FormValue> {
  const values: Record<string, FormValue> = {};
  for (const name of new Set(form.keys())) {
    const given = form.getAll(name).filter((value) => typeof value === "string");
    if (given.length > 0) place(values, name.split("."), given.length === 1 ? (given[0] ?? "") : given);
  }
  return values;
}

function place(tree: Record<string, FormValue>, path: string[], value: FormValue): void {
  const [name, ...rest] = path;
  if (name === undefined || reserved.has(name) || path.length > 32) return;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const below = tree[name];
  const branch = typeof below === "object" && !Array.isArray(below) ? below : {};
  tree[name] = branch;
  place(branch, rest, value);
}

/** The first issue of each field: one sentence a field is enough to mend it. */
function firstErrors(error: z.ZodError): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".");
    if (!first.has(field)) first.set(field, { field, ...sentence(issue) });
  }
  return [...first.values()];
}

/** Our schemas speak in keys; zod's own refusals (a wrong type, an unknown choice) are all `badValue`. */
function sentence(issue: z.core.$ZodIssue): Pick<FieldError, "key" | "values"> {
  const isOurs = /^[a-z][A-Za-z]{1,40}$/.test(issue.message);
  const values = issue.code === "custom" ? (issue.params as FieldError["values"] | undefined) : undefined;
  return { key: isOurs ? issue.message : "badValue", values: values ?? {} };
}

/** The text typed into a field, for showing it again; `otherwise` without a reply. */
export function typed(reply: FormReply | undefined, field: string, otherwise = ""): string {
  let value: FormValue | undefined = reply?.values;
  for (const name of field.split("."))
    value = typeof value === "object" && !Array.isArray(value) ? value[name] : undefined;
  return typeof value === "string" ? value : otherwise;
}

/** The choices ticked in a field, for showing them again. */
export function ticked(reply: FormReply | undefined, field: string): readonly string[] {
  const value = reply?.values[field];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
