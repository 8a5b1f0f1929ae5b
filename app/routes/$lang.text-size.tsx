import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { ownPath, seeOther } from "#app/http/safe-redirect.ts";

const year = 31_536_000;
const sizeSchema = z.object({ size: z.enum(["s", "m", "l", "xl"]).catch("m"), back: z.string().optional() });

/** Only the footer's form leads here; who comes by its address is sent home. */
export function loader({ context }: LoaderFunctionArgs) {
  return seeOther(pathsOf(context.lang).home);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(sizeSchema, request);
  const { size, back } = form.ok ? form.value : { size: "m", back: undefined };
  const cookie = `text-size=${size}; Path=/; SameSite=Lax; Max-Age=${String(year)}`;
  return seeOther(ownPath(back, pathsOf(context.lang).home), { cookies: [cookie] });
}
