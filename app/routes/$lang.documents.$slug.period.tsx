import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import { periodAddress } from "#app/features/documents/periods/components/period-address.ts";
import { PeriodPage } from "#app/features/documents/periods/components/period-page.tsx";
import { doPeriodDeed, fieldOfRefusal, mayTry } from "#app/features/documents/periods/deeds.server.ts";
import { findPeriodPage } from "#app/features/documents/periods/period-page.server.ts";
import { periodSchema } from "#app/features/documents/periods/schema.ts";
import { answer } from "#app/http/answer.ts";
import { parseForm, typed, type FieldError, type FormReply } from "#app/http/form.ts";
import { countParam, slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/periods.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

/** The page as its address asks for it, for those who may see it. */
function read({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const number = countParam(new URL(request.url), "version");
  return findPeriodPage(context.services, context, { slug: slugParam(params), number });
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const page = await read(args);
    const title = textsOf(args.context.texts, "periods").plain("title");
    return { title: `${title} · ${page.title}`, page };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const { request, context } = args;
    // Who may not see the page learns nothing from its forms either.
    const { slug, number, latest, can } = await read(args);
    const form = await parseForm(periodSchema, request.clone());
    // Rights come before the form.
    if (!mayTry(can, form.ok ? form.value.deed : typed(form.reply, "deed")))
      throw new DomainError(403, "forbidden");
    if (!form.ok) return data(named(form.reply), { status: 422 });
    try {
      const { services, actor, lang } = context;
      await doPeriodDeed(services, actor, { document: slug, version: number }, form.value);
      return seeOther(periodAddress(lang, { slug, number, latest }), { flash: "periodSaved" });
    } catch (error) {
      const field = isDomainError(error) ? fieldOfRefusal(error.key) : null;
      if (!isDomainError(error) || field === null) throw error;
      const reply: FormReply = {
        values: { ...form.value },
        errors: [{ field, key: error.key, values: error.values }],
      };
      return data(named(reply), { status: error.status });
    }
  });
}

/** The page has forms of many periods and comments: the fields of each carry its id. */
function named(reply: FormReply): FormReply {
  const id = typed(reply, "period") || typed(reply, "comment");
  if (id === "") return reply;
  const own = (error: FieldError) => ({ ...error, field: `${error.field}-${id}` });
  return { ...reply, errors: reply.errors.map(own) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Period() {
  const { page } = useLoaderData<typeof loader>();
  return <PeriodPage page={page} reply={useActionData<typeof action>() as FormReply | undefined} />;
}
